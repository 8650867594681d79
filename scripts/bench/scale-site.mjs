import { join } from 'node:path';

import { buildDashboard } from '#scripts/dashboard/build-dashboard.mjs';
import { serveDashboard } from '#scripts/dashboard/serve-dashboard.mjs';
import { adminRest } from '#scripts/keycloak/admin-rest.mjs';
import { startKeycloak } from '#scripts/keycloak/keycloak-server.mjs';
import { obtainKeycloak } from '#scripts/keycloak/obtain-keycloak.mjs';
import { takeFreeStateDir } from '#scripts/keycloak/take-state-dir.mjs';
import { cacheDir } from '#scripts/process/cache-dir.mjs';
import { connectCurfew } from '#scripts/setup/connect-curfew.mjs';

import { asInProduction } from './demo-site.mjs';
import { startPostgres } from './postgres-server.mjs';
import { scaleSessionsSql } from './scale-sessions-sql.mjs';

const REALM = 'bench';
const USERS = 5000;

/** The first has all sessions; the others share some of them. */
const CLIENTS = [
  { clientId: 'app-a', every: 1 },
  { clientId: 'app-b', every: 5 },
  { clientId: 'app-c', every: 20 },
];

/**
 * Starts a Keycloak on PostgreSQL, fills it with sessions and serves the newest build of the
 * dashboard for it, without compression: nothing travels further than this machine.
 *
 * @param {{ sessionCount: number, progress: import('#scripts/process/progress.mjs').Progress,
 *   remember: import('#scripts/process/run-command.mjs').Remember }} command
 * @returns {Promise<import('./demo-site.mjs').DemoSite>} its client has all the sessions
 */
export async function startScaleSite({ sessionCount, progress, remember }) {
  const distDir = await buildDashboard({ progress });
  const source = await obtainKeycloak({ progress, env: process.env });
  const { stateDir, giveBack } = await takeFreeStateDir(join(cacheDir(process.env), 'bench-scale'));
  remember({ stop: giveBack });
  const postgres = await startPostgres({ progress, remember });
  Object.assign(process.env, asInProduction);
  const { url, adminUser, adminPassword } = await startKeycloak({
    source,
    stateDir,
    progress,
    databaseOptions: postgres.keycloakOptions,
    remember,
  });
  const rest = adminRest({ url, user: adminUser, password: adminPassword });
  const dashboard = await serveDashboard({
    distDir,
    proxyTo: url,
    gzip: false,
    config: { keycloakUrl: url, adminUrl: '/kc', realm: 'master', clientId: 'curfew' },
  });
  remember({ stop: dashboard.close });
  const { origin } = dashboard;
  await progress.step(`Write ${sessionCount} sessions`, async () => {
    await rest.post('/realms', realmWithClients);
    await postgres.runSql(
      scaleSessionsSql({ realm: REALM, userCount: USERS, sessionCount, clients: CLIENTS }),
    );
    await connectCurfew({
      rest,
      signInRealm: 'master',
      realms: [REALM],
      clientId: 'curfew',
      origins: [origin],
    });
  });
  return { origin, keycloakUrl: url, rest, realm: REALM, clientId: 'app-a' };
}

const realmWithClients = {
  realm: REALM,
  enabled: true,
  clients: CLIENTS.map(({ clientId }) => ({
    clientId,
    enabled: true,
    publicClient: true,
    redirectUris: ['http://127.0.0.1/*'],
  })),
};
