import type { RouteRecordRaw } from 'vue-router';

/** Administration of a ward, a province or the whole installation: one frame, a screen for each part. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/:unit(VN|\\d{2}|\\d{5})/quan-tri',
    component: () => import('./administration-page.vue'),
    children: [
      { path: '', name: 'administration', component: () => import('./people/people-tab.vue') },
      {
        path: 'nguoi/:person',
        name: 'administration-person',
        component: () => import('./people/people-tab.vue'),
      },
      { path: 'vai-tro', name: 'administration-roles', component: () => import('./people/roles-tab.vue') },
      {
        path: 'ma-truy-cap',
        name: 'administration-tokens',
        component: () => import('./tokens/tokens-tab.vue'),
      },
      { path: 'don-vi', name: 'administration-units', component: () => import('./units/units-tab.vue') },
      {
        path: 'thiet-dat',
        name: 'administration-settings',
        component: () => import('./settings/settings-tab.vue'),
      },
      { path: 'nhat-ky', name: 'administration-log', component: () => import('./log/log-tab.vue') },
      {
        path: 'du-lieu-ca-nhan',
        name: 'administration-privacy',
        component: () => import('./privacy/privacy-tab.vue'),
      },
      {
        path: 'sao-luu',
        name: 'administration-backups',
        component: () => import('./backups/backups-tab.vue'),
      },
      { path: 'suc-khoe', name: 'administration-health', component: () => import('./health-tab.vue') },
    ],
  },
];
