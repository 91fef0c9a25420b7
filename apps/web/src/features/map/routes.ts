import type { RouteRecordRaw } from 'vue-router';
import { askedAhead } from './ahead.ts';

export const routes: RouteRecordRaw[] = [
  {
    path: '/:unit/ban-do',
    name: 'map',
    component: () => import('./map-page.vue'),
    meta: { wide: true, ahead: askedAhead },
  },
];
