import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/:unit(\\d{5})/chi-so', name: 'indicators', component: () => import('./list-page.vue') },
  { path: '/:unit(\\d{5})/chi-so/:code', name: 'indicator', component: () => import('./indicator-page.vue') },
];
