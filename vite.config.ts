import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

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
 * What only pages with sessions or users on them need. Apart from `shared`, or everybody would load it
 * with the first page, the list of clients.
 */
const sessionCode = [
  'absolute-time|address|breathe|client-session-pages|read-session-page|sleep|session-(?:batch|byte-keys|page|page-background|page-parser|page-worker|row-bytes)|csv-cell|death-words|disabled-users|expiry-chip|grant-chip|grant-death|lifetime-axis|lifetime-bar',
  'list-target|missing-role-note|moment|offline-role|realm-scan|realm-user|revocation|revocation-(?:outcome|plan|sources)|revoke-button|rule-words',
  'fact|save-file|saved-rule',
  'scan-(?:end|gate|pace|pass|rows)|session-(?:cells|export|filter|histogram|keys|order|radix-sort|row|scans?|selection|set|texts)',
  'use-grant-facts|use-server-now|user-badge|user-grants',
].join('|');

/** What the policy's page and its dialogs share stays with them. The rest of it the route and the navigation need at once. */
const policyCode = [
  String.raw`api[\\/](?:admin-event(?:s|-queries)|client-overrides|policy-events|policy-writes)\.`,
  String.raw`domain[\\/](?:apply-plan|death-book|grant-f|grant-t|hidden-rows|person-count|policy-(?!page-search|matrix-search))`,
  String.raw`features[\\/]policy[\\/](?!draft-key)`,
  String.raw`jobs[\\/](?:impact-run|policy-apply)\.`,
].join('|');

/** What only revoking and its record need: nobody who looks at a list has to wait for it. */
const revocationCode = [
  'blast-radius(?:-table)?|client-not-before|device-(?:database|storage)|exact-time|file-button|filter-words|is-typed',
  'job-words|journal-(?!search|route)[a-z-]+|pasted-list|revocation-(?!outcome|plan|sources)[a-z-]+',
  'revocations|type-to-confirm|revoke-(?!button)[a-z-]+|saved-rule-store|session-names|skipped-words|source-words|switch-on-admin-events',
  'most-in-dialog|use-(?:blast-radius|fresh-sign-in|job|job-results)|user-name|whole-scan',
].join('|');

/** Of the libraries what the list of clients does without. */
const lateLibraryCode =
  'mutationObserver|infiniteQueryObserver|useMutation|useInfiniteQuery|useBlocker';

const themeScript = readFileSync(new URL('public/theme.js', import.meta.url));
const hashedThemePath = `assets/theme-${createHash('sha256').update(themeScript).digest('hex').slice(0, 8)}.js`;

/**
 * theme.js, which the first paint waits for, under a name with a hash, as every bundled script has: a
 * browser keeps it for good instead of asking at each page whether it has changed.
 */
const hashedThemeScript: Plugin = {
  name: 'curfew:hashed-theme-script',
  apply: 'build',
  transformIndexHtml: (html) => html.replace('"/theme.js"', `"/${hashedThemePath}"`),
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: hashedThemePath, source: themeScript });
  },
};

export default defineConfig({
  plugins: [
    withoutKiota,
    hashedThemeScript,
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
                String.raw`node_modules[\\/](?!idb|.*(?:${lateLibraryCode})\.)|src[\\/](?!.*(?:-page|dialog|choice-cards|progress-bar|[\\/](?:${sessionCode}|${revocationCode})\.|${policyCode}))`,
              ),
              minShareCount: 2,
            },
            {
              name: 'sessions',
              test: new RegExp(String.raw`src[\\/].*[\\/](?:${sessionCode})\.`),
              minShareCount: 2,
              // What they stand on is in the first page's files already.
              includeDependenciesRecursively: false,
            },
            {
              name: 'revocations',
              test: new RegExp(String.raw`src[\\/].*[\\/](?:${revocationCode})\.`),
              minShareCount: 2,
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
