import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  {
    path: '/:unit(\\d{5}|\\d{2}|VN)',
    name: 'overview',
    component: () => import('./overview-page.vue'),
  },
];
