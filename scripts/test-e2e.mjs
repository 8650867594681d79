// `npm run test:e2e`: the end-to-end tests, with a Keycloak started for them, or against the one
// that KEYCLOAK_URL names. Arguments go to Playwright.
import { join } from 'node:path';

import { buildDashboard } from './dashboard/build-dashboard.mjs';
import { startKeycloak } from './keycloak/keycloak-server.mjs';
import { obtainKeycloak } from './keycloak/obtain-keycloak.mjs';
import { takeFreeStateDir } from './keycloak/take-state-dir.mjs';
import { cacheDir } from './process/cache-dir.mjs';
import { createProgress } from './process/progress.mjs';
import { runCommand } from './process/run-command.mjs';
import { runPlaywright } from './testing/run-playwright.mjs';
import { serveTestControl } from './testing/test-control.mjs';

/**
 * @param {import('./process/run-command.mjs').Remember} remember
 * @returns {Promise<import('./process/run-command.mjs').CommandResult>}
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
 * @param {import('./process/run-command.mjs').Remember} remember
 * @param {import('./process/progress.mjs').Progress} progress
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
