import type { RouteRecordRaw } from 'vue-router';

/** The plan's screens: one frame with tabs, each with an address of its own, and the page of a task. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/:unit(\\d{5})/ke-hoach',
    component: () => import('./plan-page.vue'),
    children: [
      { path: '', name: 'plan', component: () => import('./tabs/first-tab.vue') },
      { path: 'viec-cua-toi', name: 'plan-mine', component: () => import('./tabs/mine-tab.vue') },
      { path: 'chi-tieu', name: 'plan-targets', component: () => import('./tabs/targets-tab.vue') },
      { path: 'nhiem-vu', name: 'plan-tasks', component: () => import('./tabs/tasks-tab.vue') },
      { path: 'theo-don-vi', name: 'plan-offices', component: () => import('./tabs/offices-tab.vue') },
      { path: 'dong-thoi-gian', name: 'plan-time', component: () => import('./time/time-tab.vue') },
      {
        path: 'kho-khan/:difficulty?',
        name: 'plan-difficulties',
        component: () => import('./talk/talk-tab.vue'),
      },
      { path: 'dieu-chinh', name: 'plan-adjustments', component: () => import('./tabs/adjustments-tab.vue') },
      { path: 'kinh-phi', name: 'plan-money', component: () => import('./money/money-tab.vue') },
      { path: 'chuoi', name: 'plan-chain', component: () => import('./chain/chain-tab.vue') },
      { path: 'tep', name: 'plan-file', component: () => import('./file/file-tab.vue') },
    ],
  },
  {
    path: '/:unit(\\d{5})/ke-hoach/nhiem-vu/:task',
    name: 'plan-task',
    component: () => import('./task/task-page.vue'),
  },
];
