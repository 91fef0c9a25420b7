import type { ManifestOptions } from 'vite-plugin-pwa';

/** How the app names itself where it is put on a phone's home screen. */
export const manifest: Partial<ManifestOptions> = {
  name: 'Hạ tầng số',
  short_name: 'Hạ tầng số',
  description: 'Đo, quản lý và báo cáo hạ tầng số của xã, phường',
  lang: 'vi',
  start_url: '/',
  display: 'standalone',
  background_color: '#f6f8fa',
  theme_color: '#0f766e',
  icons: [
    { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
};
