import './main.css';
import ui from '@nuxt/ui/vue-plugin';
import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import { onHeld, onSignedOut } from './app/api.ts';
import { queries } from './app/ask.ts';
import { loadSession, noteSessionEnded } from './app/session.ts';
import { i18n, locale } from './app/words.ts';
import App from './app.vue';
import { makeRoutes } from './routes.ts';

onSignedOut(noteSessionEnded);
const router = makeRoutes();
onHeld(async () => {
  await loadSession();
  await router.push({ name: 'protect' });
});
document.documentElement.lang = locale();
createApp(App).use(router).use(ui).use(i18n).use(VueQueryPlugin, { queryClient: queries }).mount('#app');
