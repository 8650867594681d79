// `npm start`: the dashboard with a demo Keycloak, or (--keycloak) with one of the user's own.
import { join } from 'node:path';

import { buildDashboard } from './dashboard/build-dashboard.mjs';
import { serveDashboard } from './dashboard/serve-dashboard.mjs';
import { seedDemo } from './demo/demo-sessions.mjs';
import { adminRest } from './keycloak/admin-rest.mjs';
import { keycloakAnswers } from './keycloak/keycloak-readiness.mjs';
import { startKeycloak } from './keycloak/keycloak-server.mjs';
import { obtainKeycloak } from './keycloak/obtain-keycloak.mjs';
import { takeStateDir } from './keycloak/take-state-dir.mjs';
import { cacheDir } from './process/cache-dir.mjs';
import { freePort } from './process/free-port.mjs';
import { installDependencies } from './process/install-dependencies.mjs';
import { createProgress } from './process/progress.mjs';
import { runCommand } from './process/run-command.mjs';
import { startArguments, startUsage } from './process/start-arguments.mjs';

/**
 * @typedef {import('./process/progress.mjs').Progress} Progress
 * @typedef {import('./process/run-command.mjs').Remember} Remember
 * @typedef {import('./process/start-arguments.mjs').StartArguments} StartArguments
 * @typedef {{ keycloakUrl: string, realm: string, clientId: string }} Deployment
 */

/**
 * @param {Remember} remember
 * @returns {Promise<import('./process/run-command.mjs').CommandResult>}
 */
async function start(remember) {
  const args = startArguments(process.argv.slice(2));
  const progress = createProgress();
  if (args.help) {
    progress.say(startUsage);
    return { exitCode: 0 };
  }
  await installDependencies({ progress });
  await (args.keycloakUrl === undefined
    ? startDemo(args, progress, remember)
    : startForeign({ ...args, keycloakUrl: args.keycloakUrl }, progress, remember));
  progress.say('\nCtrl-C ends it.');
  return untilInterrupted();
}

/**
 * @param {StartArguments} args
 * @param {Progress} progress
 * @param {Remember} remember
 */
async function startDemo({ fresh, port }, progress, remember) {
  const stateDir = join(cacheDir(process.env), 'demo');
  const giveBack = await takeStateDir(stateDir);
  if (giveBack === undefined) {
    throw new Error('The demo is running already, in another terminal: end it there first.');
  }
  remember({ stop: giveBack });

  const [keycloak, distDir] = await Promise.all([
    startDemoKeycloak({ stateDir, fresh }, progress, remember),
    buildDashboard({ progress }),
  ]);
  const keycloakUrl = keycloak.url;
  const deployment = { keycloakUrl, realm: 'master', clientId: 'curfew' };
  const origin = await serve({ distDir, port }, deployment, remember);
  const rest = adminRest({
    url: keycloakUrl,
    user: keycloak.adminUser,
    password: keycloak.adminPassword,
  });
  await progress.step('Prepare the demo', (detail) =>
    seedDemo({ rest, runSql: keycloak.runSql, keycloakUrl, origin, progress: detail }),
  );
  progress.say(`
Curfew  ${origin}

  Sign in as   Password   Who may
  admin        admin      do everything
  viewer       viewer     look, in realm acme-retail
  revoker      revoker    look and revoke, in realm acme-retail

Keycloak of the demo  ${keycloakUrl}`);
}

/**
 * @param {{ stateDir: string, fresh: boolean }} demo
 * @param {Progress} progress
 * @param {Remember} remember
 */
async function startDemoKeycloak({ stateDir, fresh }, progress, remember) {
  const source = await obtainKeycloak({ progress, env: process.env });
  return startKeycloak({
    source,
    stateDir,
    fresh,
    progress,
    remember,
    onUnexpectedEnd: () =>
      progress.say(
        `Keycloak has ended by itself. Its log is ${join(stateDir, 'keycloak.log')}; Ctrl-C and npm start start it again.`,
      ),
  });
}

/**
 * @param {StartArguments & { keycloakUrl: string }} args
 * @param {Progress} progress
 * @param {Remember} remember
 */
async function startForeign({ keycloakUrl, realm, clientId, port }, progress, remember) {
  const distDir = await buildDashboard({ progress });
  const origin = await serve({ distDir, port }, { keycloakUrl, realm, clientId }, remember);
  if (!(await keycloakAnswers(keycloakUrl, realm))) {
    progress.say(`${keycloakUrl} does not answer for realm ${realm}; the dashboard waits for it.`);
  }
  const manage = realm === 'master' ? ' --manage REALM,REALM' : '';
  progress.say(`
Curfew  ${origin}

For the Keycloak at ${keycloakUrl}, realm ${realm}, client ${clientId}. Nothing is changed there.
If it does not know Curfew at this address yet:
  npm run setup -- --keycloak ${keycloakUrl} --origin ${origin} --realm ${realm}${manage}`);
}

/**
 * @param {{ distDir: string, port: number }} dashboard
 * @param {Deployment} deployment
 * @param {Remember} remember
 * @returns {Promise<string>} the dashboard's origin
 */
async function serve({ distDir, port }, deployment, remember) {
  const dashboard = await serveDashboard({
    distDir,
    port: await freePort(port),
    proxyTo: deployment.keycloakUrl,
    config: { ...deployment, adminUrl: '/kc' },
  });
  remember({ stop: dashboard.close });
  return dashboard.origin;
}

/**
 * @returns {Promise<never>}
 */
function untilInterrupted() {
  return new Promise(() => undefined);
}

await runCommand(start, { interruptedExitCode: 0 });
