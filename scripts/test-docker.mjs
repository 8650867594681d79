// `npm run test:docker`: the end-to-end tests against the Keycloak of compose.yaml, which is brought
// up for them and taken down with all that it stored. Arguments go to Playwright.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildDashboard } from './dashboard/build-dashboard.mjs';
import { keycloakAnswers } from './keycloak/keycloak-readiness.mjs';
import { freePort } from './process/free-port.mjs';
import { installDependencies } from './process/install-dependencies.mjs';
import { createProgress } from './process/progress.mjs';
import { runCommand } from './process/run-command.mjs';
import { composeProject, eventually } from './testing/compose-project.mjs';
import { runPlaywright } from './testing/run-playwright.mjs';
import { serveTestControl } from './testing/test-control.mjs';
import { closingLine, playwrightCount, readReport } from './testing/test-count.mjs';

/** @typedef {import('./testing/compose-project.mjs').ComposeProject} ComposeProject */

const database = { user: 'keycloak', name: 'keycloak' };
const readyWithinMillis = 240_000;

/**
 * @param {import('./process/run-command.mjs').Remember} remember
 * @returns {Promise<import('./process/run-command.mjs').CommandResult>}
 */
async function testDocker(remember) {
  const progress = createProgress();
  await installDependencies({ progress });
  await buildDashboard({ progress });

  const port = await freePort(8180);
  const project = await composeProject({
    name: `curfew-test-${process.pid}`,
    env: { KEYCLOAK_PORT: String(port) },
  });
  remember({
    stop: () => progress.step('Take the containers down', () => project.down()),
  });
  const url = `http://localhost:${port}`;
  await bringUp(project, url, progress);
  const control = await serveControl(project, url);
  remember({ stop: control.close });

  const reportDir = await mkdtemp(join(tmpdir(), 'curfew-test-'));
  remember({ stop: () => rm(reportDir, { recursive: true, force: true }) });
  const reportFile = join(reportDir, 'docker.json');
  const exitCode = await runPlaywright({
    args: ['--reporter=list,json', ...process.argv.slice(2)],
    progress,
    server: {
      PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
      KEYCLOAK_URL: url,
      KEYCLOAK_ADMIN: 'admin',
      KEYCLOAK_ADMIN_PASSWORD: 'admin',
      KEYCLOAK_DIALECT: 'postgres',
      KEYCLOAK_SQL_URL: `${control.url}/sql`,
      KEYCLOAK_CONTROL_URL: control.url,
    },
  });
  return { exitCode, lastLine: closingLine([playwrightCount(await readReport(reportFile))]) };
}

/**
 * @param {ComposeProject} project
 * @param {string} url
 * @param {import('./process/progress.mjs').Progress} progress
 */
async function bringUp(project, url, progress) {
  // One after the other: not every compose command waits for a service that another depends on.
  await progress.step('Start PostgreSQL in a container', async () => {
    await project.up('postgres');
    const container = await project.container('postgres');
    const ask = ['exec', container, 'pg_isready', '-h', '127.0.0.1', '-U', database.user];
    await waitFor(project, 'postgres', () => succeeds(project.engine(ask)));
  });
  await progress.step('Start Keycloak in a container', async (detail) => {
    detail(`waiting for ${url}`);
    await project.up('keycloak');
    await waitFor(project, 'keycloak', () => keycloakAnswers(url));
  });
}

/**
 * @param {ComposeProject} project
 * @param {string} service
 * @param {() => Promise<boolean>} isReady
 */
async function waitFor(project, service, isReady) {
  if (!(await eventually(isReady, readyWithinMillis))) {
    throw new Error(`${service} did not answer in time:\n${await project.lastLog(service)}`);
  }
}

/**
 * @param {ComposeProject} project
 * @param {string} url
 */
async function serveControl(project, url) {
  const postgres = await project.container('postgres');
  const keycloak = await project.container('keycloak');
  const psql = ['psql', '-v', 'ON_ERROR_STOP=1', '-q', '-At', '-F', ' ', '-P', 'null=null'];
  const login = ['-U', database.user, '-d', database.name];
  return serveTestControl({
    async sql(sqlText) {
      const command = ['exec', '--interactive', postgres, ...psql, ...login];
      return (await project.engine(command, sqlText)).trimEnd();
    },
    stop: () => project.engine(['stop', keycloak]),
    kill: () => project.engine(['kill', keycloak]),
    async start() {
      await project.engine(['start', keycloak]);
      await waitFor(project, 'keycloak', () => keycloakAnswers(url));
      return 'done';
    },
  });
}

/**
 * @param {Promise<unknown>} work
 * @returns {Promise<boolean>}
 */
function succeeds(work) {
  return work.then(
    () => true,
    () => false,
  );
}

await runCommand(testDocker);
