// `npm start`: the dashboard with a demo Keycloak, or (--keycloak) with one of the user's own.
import { join } from 'node:path';

import { adminRest } from './admin-rest.mjs';
import { buildDashboard } from './build-dashboard.mjs';
import { cacheDir } from './cache-dir.mjs';
import { seedDemo } from './demo-sessions.mjs';
import { freePort } from './free-port.mjs';
import { installDependencies } from './install-dependencies.mjs';
import { keycloakAnswers } from './keycloak-readiness.mjs';
import { startKeycloak } from './keycloak-server.mjs';
import { obtainKeycloak } from './obtain-keycloak.mjs';
import { createProgress } from './progress.mjs';
import { runCommand } from './run-command.mjs';
import { serveDashboard } from './serve-dashboard.mjs';
import { startArguments, startUsage } from './start-arguments.mjs';
import { takeStateDir } from './take-state-dir.mjs';

/**
 * @typedef {import('./progress.mjs').Progress} Progress
 * @typedef {import('./run-command.mjs').Remember} Remember
 * @typedef {import('./start-arguments.mjs').StartArguments} StartArguments
 * @typedef {{ keycloakUrl: string, realm: string, clientId: string }} Deployment
 */

/**
 * @param {Remember} remember
 * @returns {Promise<import('./run-command.mjs').CommandResult>}
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
