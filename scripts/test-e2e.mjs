// `npm run test:e2e`: the end-to-end tests, with a Keycloak started for them, or against the one
// that KEYCLOAK_URL names. Arguments go to Playwright.
import { join } from 'node:path';

import { buildDashboard } from './build-dashboard.mjs';
import { cacheDir } from './cache-dir.mjs';
import { startKeycloak } from './keycloak-server.mjs';
import { obtainKeycloak } from './obtain-keycloak.mjs';
import { createProgress } from './progress.mjs';
import { runCommand } from './run-command.mjs';
import { runPlaywright } from './run-playwright.mjs';
import { takeFreeStateDir } from './take-state-dir.mjs';
import { serveTestControl } from './test-control.mjs';

/**
 * @param {import('./run-command.mjs').Remember} remember
 * @returns {Promise<import('./run-command.mjs').CommandResult>}
 */
async function testEndToEnd(remember) {
  const progress = createProgress();
  const args = process.argv.slice(2);
  if (process.env['KEYCLOAK_URL']) {
    await buildDashboard({ progress });
    return { exitCode: await runPlaywright({ args, progress, server: {} }) };
  }
  // A check of the dashboard that fails at once is better known before Keycloak has started.
  await buildDashboard({ progress });
  const server = await startTestKeycloak(remember, progress);
  return { exitCode: await runPlaywright({ args, progress, server }) };
}

/**
 * @param {import('./run-command.mjs').Remember} remember
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<Record<string, string>>} what the tests need to know about it
 */
async function startTestKeycloak(remember, progress) {
  const source = await obtainKeycloak({ progress, env: process.env });
  const { stateDir, giveBack } = await takeFreeStateDir(join(cacheDir(process.env), 'e2e'));
  remember({ stop: giveBack });
  const keycloak = await startKeycloak({
    source,
    stateDir,
    progress,
    sessionCaches: false,
    fresh: true,
    remember,
  });
  const control = await serveTestControl({
    sql: keycloak.runSql,
    start: () => done(keycloak.restart()),
    stop: () => done(keycloak.stop()),
    kill: () => done(keycloak.kill()),
  });
  remember({ stop: control.close });
  return {
    KEYCLOAK_URL: keycloak.url,
    KEYCLOAK_ADMIN: keycloak.adminUser,
    KEYCLOAK_ADMIN_PASSWORD: keycloak.adminPassword,
    KEYCLOAK_DIALECT: 'h2',
    KEYCLOAK_SQL_URL: `${control.url}/sql`,
    KEYCLOAK_CONTROL_URL: control.url,
  };
}

/**
 * @param {Promise<void>} work
 * @returns {Promise<string>}
 */
async function done(work) {
  await work;
  return 'done';
}

await runCommand(testEndToEnd);
