import { join } from 'node:path';

import { buildDashboard } from '#scripts/dashboard/build-dashboard.mjs';
import { serveDashboard } from '#scripts/dashboard/serve-dashboard.mjs';
import { RETAIL_REALM } from '#scripts/demo/demo-realm.mjs';
import { seedDemo } from '#scripts/demo/demo-sessions.mjs';
import { adminRest } from '#scripts/keycloak/admin-rest.mjs';
import { startKeycloak } from '#scripts/keycloak/keycloak-server.mjs';
import { obtainKeycloak } from '#scripts/keycloak/obtain-keycloak.mjs';
import { takeFreeStateDir } from '#scripts/keycloak/take-state-dir.mjs';
import { cacheDir } from '#scripts/process/cache-dir.mjs';

/**
 * @typedef {object} DemoSite
 * @property {string} origin of the dashboard
 * @property {string} keycloakUrl
 * @property {import('#scripts/keycloak/admin-rest.mjs').AdminRest} rest as the full admin
 * @property {string} realm
 * @property {string} clientId of the client with the most sessions, 6,000
 */

// In its development mode Keycloak lets a browser keep none of the console's files. A console in
// production is what Curfew is compared with, so these are production's values.
export const asInProduction = {
  KC_SPI_THEME__STATIC_MAX_AGE: '2592000',
  KC_SPI_THEME__CACHE_THEMES: 'true',
  KC_SPI_THEME__CACHE_TEMPLATES: 'true',
};

/**
 * Starts a Keycloak with a new demo and serves the newest build of the dashboard for it.
 *
 * @param {{ progress: import('#scripts/process/progress.mjs').Progress,
 *   remember: import('#scripts/process/run-command.mjs').Remember }} command
 * @returns {Promise<DemoSite>}
 */
export async function startDemoSite({ progress, remember }) {
  const distDir = await buildDashboard({ progress });
  const source = await obtainKeycloak({ progress, env: process.env });
  const { stateDir, giveBack } = await takeFreeStateDir(join(cacheDir(process.env), 'bench'));
  remember({ stop: giveBack });
  Object.assign(process.env, asInProduction);
  const keycloak = await startKeycloak({ source, stateDir, progress, fresh: true, remember });
  const keycloakUrl = keycloak.url;
  const dashboard = await serveDashboard({
    distDir,
    proxyTo: keycloakUrl,
    config: { keycloakUrl, adminUrl: '/kc', realm: 'master', clientId: 'curfew' },
  });
  remember({ stop: dashboard.close });
  const rest = adminRest({
    url: keycloakUrl,
    user: keycloak.adminUser,
    password: keycloak.adminPassword,
  });
  const { origin } = dashboard;
  await progress.step('Prepare the demo', (detail) =>
    seedDemo({ rest, runSql: keycloak.runSql, keycloakUrl, origin, progress: detail }),
  );
  return { origin, keycloakUrl, rest, realm: RETAIL_REALM, clientId: 'mobile-app' };
}
