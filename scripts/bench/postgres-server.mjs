import { access, chown, constants, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { signalTree, spawnTree } from '#scripts/process/child-process-tree.mjs';
import { canInstallPackages, installPackage } from '#scripts/process/debian-package.mjs';
import { freePort } from '#scripts/process/free-port.mjs';
import { runTool } from '#scripts/process/run-tool.mjs';

/**
 * @typedef {object} PostgresServer
 * @property {readonly string[]} keycloakOptions what tells Keycloak to use it
 * @property {(sqlText: string) => Promise<void>} runSql runs statements, all or none
 */

const debianFolder = '/usr/lib/postgresql';
const user = 'keycloak';
const database = 'postgres';
const readyWithinMillis = 30_000;

/**
 * Starts a PostgreSQL with an empty database that nothing but this machine reaches, and that is gone
 * with all its data when it is stopped.
 *
 * @param {{ progress: import('#scripts/process/progress.mjs').Progress,
 *   remember: import('#scripts/process/run-command.mjs').Remember }} command
 * @returns {Promise<PostgresServer>}
 * @throws {Error} where there is no PostgreSQL and none can be installed, or it does not start
 */
export async function startPostgres({ progress, remember }) {
  const programs = await findPrograms(progress);
  const asOwner = await serverOwner();
  const dataDir = await mkdtemp(join(tmpdir(), 'curfew-postgres-'));
  remember({ stop: () => rm(dataDir, { recursive: true, force: true }) });
  if (asOwner !== undefined) {
    await chown(dataDir, asOwner.uid, asOwner.gid);
  }
  const prefix = asOwner?.command ?? [];
  const port = await freePort(5432);

  await progress.step('Start PostgreSQL', async () => {
    await run([
      ...prefix,
      join(programs, 'initdb'),
      `--pgdata=${dataDir}`,
      `--username=${user}`,
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ]);
    startServer([
      ...prefix,
      join(programs, 'postgres'),
      '-D',
      dataDir,
      `--port=${port}`,
      '--listen-addresses=127.0.0.1',
      '--unix-socket-directories=',
      // Its data does not outlive it.
      '--fsync=off',
    ]);
    await untilReady();
  });

  /** @param {readonly string[]} command */
  function startServer([program = '', ...args]) {
    const server = spawnTree(program, args, { cwd: dataDir, stdio: 'ignore' });
    const ended = new Promise((/** @type {(value: void) => void} */ resolve) => {
      server.once('exit', () => resolve());
      server.once('error', () => resolve());
    });
    remember({
      async stop() {
        // Its fast way: it does not wait for those who are still connected.
        signalTree(server, 'SIGINT');
        await ended;
      },
      kill: async () => signalTree(server, 'SIGKILL'),
    });
  }

  async function untilReady() {
    const deadlineMillis = Date.now() + readyWithinMillis;
    const args = ['-h', '127.0.0.1', '-p', String(port), '-q'];
    while ((await runTool(join(programs, 'pg_isready'), args)).exitCode !== 0) {
      if (Date.now() > deadlineMillis) {
        throw new Error(`PostgreSQL does not answer at port ${port}.`);
      }
      await sleep(200);
    }
  }

  return {
    keycloakOptions: [
      '--db=postgres',
      `--db-url=jdbc:postgresql://127.0.0.1:${port}/${database}`,
      `--db-username=${user}`,
      `--db-password=${user}`,
    ],
    async runSql(sqlText) {
      const place = ['-h', '127.0.0.1', '-p', String(port), '-U', user, '-d', database];
      const options = ['--no-psqlrc', '--quiet', '--single-transaction', '-v', 'ON_ERROR_STOP=1'];
      await run([join(programs, 'psql'), ...place, ...options], sqlText);
    },
  };
}

/**
 * @param {readonly string[]} command
 * @param {string} [input]
 * @returns {Promise<void>}
 */
async function run([program = '', ...args], input) {
  const options = { cwd: '/', ...(input === undefined ? {} : { input }) };
  const { exitCode, stderr } = await runTool(program, args, options);
  if (exitCode !== 0) {
    throw new Error(`${program} failed:\n${stderr.trim()}`);
  }
}

/**
 * PostgreSQL refuses to run as root.
 *
 * @returns {Promise<{ command: string[], uid: number, gid: number } | undefined>} how root runs a
 *   program as somebody else; undefined for anybody but root
 */
async function serverOwner() {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const name = 'nobody';
  const id = async (/** @type {string} */ kind) =>
    Number((await runTool('id', [kind, name])).stdout.trim());
  return {
    command: ['runuser', '-u', name, '--'],
    uid: await id('-u'),
    gid: await id('-g'),
  };
}

/**
 * @param {import('#scripts/process/progress.mjs').Progress} progress
 * @returns {Promise<string>} the folder with PostgreSQL's programs
 */
async function findPrograms(progress) {
  const found = await newestPrograms();
  if (found !== undefined) {
    return found;
  }
  if (await canInstallPackages()) {
    await progress.step('Install PostgreSQL (Debian package)', (detail) =>
      installPackage('postgresql', { env: process.env, detail }),
    );
  }
  const installed = await newestPrograms();
  if (installed === undefined) {
    throw new Error(
      `No PostgreSQL server below ${debianFolder} or in PATH. Install one (Debian: apt-get install postgresql).`,
    );
  }
  return installed;
}

/**
 * @returns {Promise<string | undefined>}
 */
async function newestPrograms() {
  const versions = await readdir(debianFolder).catch(() => []);
  const newestFirst = versions.toSorted((a, b) => Number(b) - Number(a));
  const fromPath = (process.env['PATH'] ?? '').split(':').filter(Boolean);
  for (const folder of [
    ...newestFirst.map((version) => join(debianFolder, version, 'bin')),
    ...fromPath,
  ]) {
    if (await hasServer(folder)) {
      return folder;
    }
  }
  return undefined;
}

/**
 * @param {string} folder
 * @returns {Promise<boolean>}
 */
function hasServer(folder) {
  return access(join(folder, 'initdb'), constants.X_OK).then(
    () => true,
    () => false,
  );
}
