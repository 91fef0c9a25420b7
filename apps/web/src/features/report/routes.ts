import type { RouteRecordRaw } from 'vue-router';
import { today } from '../../kit/format.ts';

const thisYear = (): string => today().slice(0, 4);

export const routes: RouteRecordRaw[] = [
  {
    path: '/:unit/bao-cao',
    redirect: ({ params }) => `/${String(params['unit'])}/bao-cao/${thisYear()}`,
  },
  {
    path: '/:unit/bao-cao/thiet-lap',
    name: 'report-settings',
    component: () => import('./settings-page.vue'),
  },
  { path: '/:unit/bao-cao/:year(\\d{4})', name: 'report', component: () => import('./report-page.vue') },
  {
    path: '/:unit/bao-cao/:year(\\d{4})/chot',
    name: 'report-closing',
    component: () => import('./closing-page.vue'),
  },
  {
    path: '/:unit/bao-cao/:year(\\d{4})/so-sanh',
    name: 'report-comparison',
    component: () => import('./comparison-page.vue'),
  },
];
