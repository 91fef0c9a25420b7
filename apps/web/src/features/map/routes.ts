import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/:unit/ban-do', name: 'map', component: () => import('./map-page.vue'), meta: { wide: true } },
];
