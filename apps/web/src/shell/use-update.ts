import { registerSW } from 'virtual:pwa-register';
import { ref } from 'vue';

/** The page's shell works offline by its service worker; a newer one waits until the person reloads. */
const newer = ref(false);
const reload = registerSW({
  onNeedRefresh: () => {
    newer.value = true;
  },
});

export const useUpdate = () => ({ newer, reload: () => void reload(true) });
