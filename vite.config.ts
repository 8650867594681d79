import optimizeLocales from '@react-aria/optimize-locales-plugin';
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

/**
 * What only pages with sessions or users on them share. Apart from `shared`, or everybody would load it
 * with the first page, the list of clients.
 */
const ofSessions =
  'absolute-time|death-words|expiry-chip|grant-chip|grant-death|lifetime-axis|lifetime-bar|missing-role-note|moment|realm-user|revocation|revocation-outcome|revoke-button|rule-words|session-cells|use-grant-facts|use-server-now|user-badge|user-grants';

export default defineConfig({
  plugins: [
    withoutKiota,
    // Curfew speaks English; react-aria brings its few words in 30 languages.
    { ...optimizeLocales.vite({ locales: ['en-US'] }), enforce: 'pre' },
    react(),
    tailwindcss(),
  ],
  optimizeDeps: { exclude: ['@keycloak/keycloak-admin-client'] },
  build: {
    target: 'es2023',
    // Data URLs would need exceptions in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // docs/performance.md has the budget: 210 KiB gzip in all.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What several pages share comes in one file instead of a dozen: a signed-in page is to be
          // there within 15 requests. Dialogs stay with the pages that open them.
          groups: [
            {
              // All that leads to Keycloak's sign-in page, which most starts do at once.
              name: 'boot',
              priority: 2,
              test: /node_modules[\\/](?:keycloak-js|valibot)|vite[\\/]preload-helper|rolldown[\\/]runtime|src[\\/](?:main|app[\\/]start|api[\\/](?:api-error|app-config|decode|person|server-clock|sign-in))\.ts/,
            },
            {
              name: 'shared',
              priority: 1,
              test: new RegExp(
                `node_modules|src[\\\\/](?!.*(?:-page|dialog|choice-cards|progress-bar|[\\\\/](?:${ofSessions})\\.))`,
              ),
              minShareCount: 2,
            },
            {
              name: 'sessions',
              test: new RegExp(`src[\\\\/].*[\\\\/](?:${ofSessions})\\.`),
              minShareCount: 2,
              // What they stand on is in the first page's files already.
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
  },
  test: {
    exclude: [...configDefaults.exclude, 'e2e/**'],
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
  },
});
