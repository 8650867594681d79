import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { configDefaults, defineConfig } from 'vitest/config';

/**
 * `resources/clients.js` of the admin client imports `clientsV2.js`, which pulls in 20 KiB (gzip) of
 * Kiota for an API that Curfew never calls. An empty class takes its place.
 */
const withoutKiota: Plugin = {
  name: 'curfew:without-kiota',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === './clientsV2.js' && importer?.includes('keycloak-admin-client')
      ? '\0clients-v2'
      : undefined,
  load: (id) => (id === '\0clients-v2' ? 'export class ClientsV2 {}' : undefined),
};

export default defineConfig({
  plugins: [withoutKiota, react(), tailwindcss()],
  optimizeDeps: { exclude: ['@keycloak/keycloak-admin-client'] },
  build: {
    target: 'es2023',
    // Data URLs would need exceptions in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    exclude: [...configDefaults.exclude, 'e2e/**'],
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
  },
});
