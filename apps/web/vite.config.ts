import { fileURLToPath } from 'node:url';
import ui from '@nuxt/ui/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { manifest } from './manifest.ts';

/** Where the API listens while developing. */
const api = process.env.API ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [
    vue(),
    ui({
      dts: false,
      autoImport: false,
      colorMode: true,
      ui: { colors: { primary: 'teal', neutral: 'slate' } },
      // every icon is packed at build time: nothing is asked of another host
      icon: { clientBundle: { scan: { globInclude: ['src/**/*.{vue,ts}'] }, sizeLimitKb: 64 } },
    }),
    VitePWA({
      registerType: 'prompt',
      injectRegister: null,
      manifest,
      workbox: {
        // the shell only: pages, styles, fonts; what people may see is asked for each time, under their rights
        globPatterns: ['**/*.{js,css,html,woff2,svg,png}'],
        globIgnores: ['**/maplibre-*', '**/echarts-*'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [
          /^\/api\//,
          /^\/health\//,
          /^\/metrics/,
          /^\/cong-khai/,
          /^\/huong-dan/,
          /^\/(sitemap\.xml|robots\.txt)/,
        ],
        maximumFileSizeToCacheInBytes: 1_500_000,
        runtimeCaching: [],
      },
    }),
  ],
  // what the words never use: the older interface, directives, a compiler of messages
  define: {
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('src', import.meta.url)),
      'vue-i18n': 'vue-i18n/dist/vue-i18n.runtime.mjs',
    },
  },
  build: {
    outDir: process.env.WEB_OUT ?? 'dist',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
    // by its name the shell's copies for work without a connection leave the map library out
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'maplibre', test: /node_modules\/maplibre-gl/ }] } },
    },
  },
  server: { proxy: { '/api': api, '/health': api, '/cong-khai': api } },
});
