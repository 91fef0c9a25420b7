import type { RouteRecordRaw } from 'vue-router';

/** Evidence: what there is, what came in, a file being brought in, a figure typed in. */
export const routes: RouteRecordRaw[] = [
  { path: '/:unit(\\d{5})/so-lieu', name: 'evidence', component: () => import('./evidence-page.vue') },
  {
    path: '/:unit(\\d{5})/so-lieu/nhap-tay',
    name: 'evidence-manual',
    component: () => import('./manual-page.vue'),
  },
  {
    path: '/:unit(\\d{5})/so-lieu/nhap/:draft',
    name: 'evidence-draft',
    component: () => import('./wizard/wizard-page.vue'),
  },
  {
    path: '/:unit(\\d{5})/so-lieu/tai-lieu/:document',
    name: 'evidence-document',
    component: () => import('./document-page.vue'),
  },
  {
    path: '/:unit(\\d{5})/so-lieu/:batch([0-9a-f-]{36})',
    name: 'evidence-batch',
    component: () => import('./batch-page.vue'),
  },
];
