import { createRouter, createWebHistory, type RouteLocationNormalized, type Router } from 'vue-router';
import { beginAhead } from './app/ahead.ts';
import { queries } from './app/ask.ts';
import { loadSession, useSession } from './app/session.ts';
import { routes as account } from './features/account/routes.ts';
import { routes as administration } from './features/administration/routes.ts';
import { routes as evidence } from './features/evidence/routes.ts';
import { routes as indicators } from './features/indicators/routes.ts';
import { routes as map } from './features/map/routes.ts';
import { routes as overview } from './features/overview/routes.ts';
import { routes as plan } from './features/plan/routes.ts';
import { routes as report } from './features/report/routes.ts';

/** Every screen; the code of each comes when it is opened. `meta.open`: needs nobody signed in. */
export function makeRoutes(): Router {
  const router = createRouter({
    history: createWebHistory(),
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
    routes: [
      { path: '/', name: 'home', component: () => import('./shell/home-page.vue') },
      ...account,
      ...overview,
      ...map,
      ...indicators,
      ...plan,
      ...evidence,
      ...report,
      ...administration,
      { path: '/:rest(.*)*', name: 'lost', component: () => import('./shell/not-found.vue') },
    ],
  });
  router.beforeEach(admit);
  return router;
}

/** Nobody signed in goes to the sign-in screen and comes back; a fresh installation to the first-run screen. */
async function admit(to: RouteLocationNormalized) {
  const session = useSession();
  if (session.answer.value === null) {
    try {
      const asked = loadSession();
      beginAhead(to);
      await asked;
    } catch {
      // the shell says that the server does not answer
      return true;
    }
  }
  const answer = session.answer.value;
  if (answer === null) return true;
  if (answer.firstRun && to.name !== 'setup') return { name: 'setup' };
  if (answer.person === null && to.meta['open'] !== true) {
    queries.clear();
    return { name: 'sign-in', query: to.fullPath === '/' ? {} : { tiep: to.fullPath } };
  }
  if (answer.factor?.held === true && to.name !== 'protect')
    return { name: 'protect', query: to.fullPath === '/' ? {} : { tiep: to.fullPath } };
  if (to.name === 'home' && answer.person !== null) return session.home.value;
  return true;
}
