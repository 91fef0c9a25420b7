import type { RouteRecordRaw } from 'vue-router';

/** Signing in, the first run, a link that was handed over, and one's own account. `open`: nobody need be signed in. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/dang-nhap',
    name: 'sign-in',
    meta: { open: true },
    component: () => import('./sign-in-page.vue'),
  },
  {
    path: '/dang-nhap/:provider',
    name: 'provider',
    meta: { open: true },
    component: () => import('./provider-page.vue'),
  },
  { path: '/thiet-lap', name: 'setup', meta: { open: true }, component: () => import('./setup-page.vue') },
  {
    path: '/loi-moi/:token',
    name: 'invitation',
    meta: { open: true },
    component: () => import('./invitation-page.vue'),
  },
  { path: '/bao-ve', name: 'protect', component: () => import('./protect-page.vue') },
  { path: '/tai-khoan', name: 'account', component: () => import('./account-page.vue') },
];
