import { open, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '#scripts/process/free-port.mjs';
import { runTool } from '#scripts/process/run-tool.mjs';

import { databaseError, rowsPrinted } from './h2-script.mjs';
import { containerRunner } from './keycloak-container.mjs';
import { distributionRunner } from './keycloak-distribution.mjs';
import { untilReady } from './keycloak-readiness.mjs';

/**
 * @typedef {import('node:child_process').ChildProcess} ChildProcess
 * @typedef {import('#scripts/process/progress.mjs').Progress} Progress
 * @typedef {import('./obtain-keycloak.mjs').KeycloakSource} KeycloakSource
 * @typedef {{ http: number, management: number }} Ports
 * @typedef {{ child: ChildProcess, ended: Promise<void>, isWanted: boolean, isReady: boolean }} Run
 *
 * @typedef {object} KeycloakRunner how one kind of Keycloak is run
 * @property {(options: { fresh: boolean }) => Promise<void>} prepare
 * @property {(options: { ports: Ports, args: readonly string[], env: Record<string, string>,
 *   log: number }) => ChildProcess} launch `log` is the open file for all that it prints
 * @property {(server: ChildProcess) => Promise<void>} end asks it to end
 * @property {(server: ChildProcess) => Promise<void>} kill
 * @property {readonly string[]} sqlCommand runs the SQL on its standard input
 *
 * @typedef {object} KeycloakOptions
 * @property {KeycloakSource} source
 * @property {string} stateDir where its database, its log and its own home are kept
 * @property {Progress} progress
 * @property {number} [port] the first free one from 8080 on when not given
 * @property {boolean} [sessionCaches] false: every session is read from the database each time, so
 *   that a change by SQL counts at once; true when not given
 * @property {boolean} [fresh] begin with an empty database
 * @property {readonly string[]} [databaseOptions] what tells Keycloak of another database than the
 *   embedded one, which `runSql` then knows nothing of; for a distribution only
 * @property {(started: { stop: () => Promise<void>, kill: () => Promise<void> }) => void} [remember]
 *   told as soon as there is something to stop, which is before it is ready
 * @property {() => void} [onUnexpectedEnd] called when it ends although nobody asked it to
 *
 * @typedef {object} KeycloakServer
 * @property {string} url
 * @property {string} adminUser
 * @property {string} adminPassword
 * @property {(sqlText: string) => Promise<string>} runSql runs statements of H2's dialect, while
 *   the server runs or (a distribution only) not; returns the rows, columns with spaces between
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} kill
 * @property {() => Promise<void>} restart stops it if it runs, and starts it on the same port
 */

const admin = { user: 'admin', password: 'admin' };
const endWithinMillis = 20_000;
const portTries = 3;

/**
 * Starts Keycloak on this machine, reachable from this machine only, and waits until it answers.
 *
 * @param {KeycloakOptions} options
 * @returns {Promise<KeycloakServer>}
 * @throws {Error} with the last lines of its log when it ends or does not answer in time
 */
export async function startKeycloak(options) {
  const { stateDir, progress, port, fresh = false, remember } = options;
  await mkdir(stateDir, { recursive: true });
  const runner = runnerOf(options);
  await progress.step('Prepare Keycloak', () => runner.prepare({ fresh }));

  for (let tries = 1; ; tries += 1) {
    const ports = await choosePorts(port);
    const server = createServer(runner, ports, options);
    remember?.(server);
    try {
      await server.restart();
      return server;
    } catch (error) {
      // Somebody else took the port between looking and listening.
      const isTaken =
        error instanceof Error && /already bound|already (in use|allocated)/.test(error.message);
      if (!isTaken || port !== undefined || tries === portTries) {
        throw error;
      }
    }
  }
}

/**
 * @param {KeycloakOptions} options
 * @returns {KeycloakRunner}
 */
function runnerOf({ source, stateDir, databaseOptions }) {
  if (source.kind !== 'container') {
    const { home, java } = source;
    return distributionRunner({ distribution: home, java, stateDir, databaseOptions });
  }
  if (databaseOptions !== undefined) {
    throw new Error('A Keycloak in a container cannot reach a database of this machine.');
  }
  return containerRunner({ engine: source.engine, image: source.image, stateDir });
}

/**
 * @param {number | undefined} wanted
 * @returns {Promise<Ports>}
 */
async function choosePorts(wanted) {
  const http = wanted ?? (await freePort(8080));
  return { http, management: await freePort(9000, [http]) };
}

/**
 * @param {KeycloakRunner} runner
 * @param {Ports} ports
 * @param {KeycloakOptions} options
 * @returns {KeycloakServer}
 */
function createServer(
  runner,
  ports,
  { stateDir, progress, sessionCaches = true, onUnexpectedEnd },
) {
  const url = `http://localhost:${ports.http}`;
  const logFile = join(stateDir, 'keycloak.log');
  const args = sessionCaches ? [] : ['--spi-user-sessions--infinispan--use-caches=false'];
  const env = {
    KC_BOOTSTRAP_ADMIN_USERNAME: admin.user,
    KC_BOOTSTRAP_ADMIN_PASSWORD: admin.password,
    JAVA_OPTS_KC_HEAP: '-Xms512m -Xmx2g',
  };
  /** @type {Run | undefined} */
  let running;

  async function launch() {
    const log = await open(logFile, 'w');
    const child = runner.launch({ ports, args, env, log: log.fd });
    const current = { child, ended: untilEnded(child), isWanted: true, isReady: false };
    running = current;
    void watch(current, log);
    await progress.step('Start Keycloak', async (detail) => {
      detail(`waiting for ${url}`);
      await untilReady({ url, logFile, hasEnded: () => running !== current });
    });
    current.isReady = true;
  }

  /**
   * @param {Run} current
   * @param {import('node:fs/promises').FileHandle} log
   */
  async function watch(current, log) {
    await current.ended;
    await log.close();
    running = undefined;
    if (current.isReady && current.isWanted) {
      onUnexpectedEnd?.();
    }
  }

  /** @param {(server: ChildProcess) => Promise<void>} howToEnd */
  async function finish(howToEnd) {
    if (running === undefined) {
      return;
    }
    const { child, ended } = running;
    running.isWanted = false;
    await howToEnd(child);
    if (!(await endsInTime(ended))) {
      await runner.kill(child);
      await ended;
    }
  }

  return {
    url,
    adminUser: admin.user,
    adminPassword: admin.password,
    runSql: (sqlText) => runDatabaseScript(runner.sqlCommand, sqlText),
    stop: () => finish(runner.end),
    kill: () => finish(runner.kill),
    async restart() {
      await finish(runner.end);
      try {
        await launch();
      } catch (error) {
        await finish(runner.kill);
        throw error;
      }
    },
  };
}

/**
 * @param {Promise<void>} ended
 * @returns {Promise<boolean>}
 */
async function endsInTime(ended) {
  const timeout = new AbortController();
  const { signal } = timeout;
  const late = sleep(endWithinMillis, false, { signal }).catch(() => false);
  const inTime = ended.then(() => true);
  const result = await Promise.race([inTime, late]);
  timeout.abort();
  return result;
}

/**
 * @param {ChildProcess} child
 * @returns {Promise<void>} resolved when it has ended, or could not be started
 */
function untilEnded(child) {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
}

/**
 * @param {readonly string[]} sqlCommand
 * @param {string} sqlText
 * @returns {Promise<string>}
 */
async function runDatabaseScript([command = '', ...args], sqlText) {
  const { exitCode, stdout, stderr } = await runTool(command, args, { input: sqlText });
  if (exitCode !== 0) {
    throw new Error(`The database refused: ${databaseError(stderr)}`);
  }
  return rowsPrinted(stdout);
}
