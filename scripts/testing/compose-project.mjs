import { setTimeout as sleep } from 'node:timers/promises';

import { projectDir } from '#scripts/process/project-dir.mjs';
import { runTool } from '#scripts/process/run-tool.mjs';

/**
 * @typedef {object} ComposeCommand
 * @property {readonly string[]} compose program and first arguments
 * @property {string} engine the command line of the engine that it uses
 *
 * @typedef {object} ComposeProject the services of compose.yaml under a name of their own
 * @property {(service: string) => Promise<void>} up
 * @property {() => Promise<void>} down with all that it stored
 * @property {(service: string) => Promise<string>} container the id of a service's container
 * @property {(args: readonly string[], input?: string) => Promise<string>} engine runs the engine's
 *   command line; returns what it printed
 * @property {(service: string) => Promise<string>} lastLog
 */

/** @type {readonly ComposeCommand[]} */
const commands = [
  { compose: ['docker', 'compose'], engine: 'docker' },
  { compose: ['docker-compose'], engine: 'docker' },
  { compose: ['podman-compose'], engine: 'podman' },
];
const healthyWithinMillis = 120_000;

/**
 * @param {{ name: string, env: Record<string, string> }} project `env` is what compose.yaml asks for
 * @returns {Promise<ComposeProject>}
 * @throws {Error} when no compose command is installed
 */
export async function composeProject({ name, env }) {
  const { compose, engine } = await findCompose();
  const fullEnv = { ...process.env, ...env, COMPOSE_PROJECT_NAME: name };

  /** @type {(command: readonly string[], input?: string) => Promise<string>} */
  async function run([program = '', ...args], input) {
    const options = { cwd: projectDir, env: fullEnv, ...(input === undefined ? {} : { input }) };
    const { exitCode, stdout, stderr } = await runTool(program, args, options);
    if (exitCode !== 0) {
      throw new Error(`${program} ${args.join(' ')} failed:\n${(stderr || stdout).trim()}`);
    }
    return stdout;
  }

  /** @param {string} service */
  async function container(service) {
    const labels = { project: name, service };
    const filters = Object.entries(labels).map(
      ([key, value]) => `--filter=label=com.docker.compose.${key}=${value}`,
    );
    return (await run([engine, 'ps', '--all', '--quiet', ...filters])).trim();
  }

  return {
    up: async (service) => void (await run([...compose, '-p', name, 'up', '-d', service])),
    async down() {
      await run([...compose, '-p', name, 'down', '-v']);
      // Some compose commands leave it.
      await runTool(engine, ['network', 'rm', `${name}_default`]);
    },
    container,
    engine: (args, input) => run([engine, ...args], input),
    async lastLog(service) {
      const args = ['logs', '--tail', '20', await container(service)];
      const { stdout, stderr } = await runTool(engine, args);
      return stdout + stderr;
    },
  };
}

/**
 * Asks until the answer is yes.
 *
 * @param {() => Promise<boolean>} isReady
 * @param {number} [withinMillis]
 * @returns {Promise<boolean>} false when it was not in time
 */
export async function eventually(isReady, withinMillis = healthyWithinMillis) {
  const deadlineMillis = Date.now() + withinMillis;
  while (!(await isReady())) {
    if (Date.now() > deadlineMillis) {
      return false;
    }
    await sleep(500);
  }
  return true;
}

/**
 * @returns {Promise<ComposeCommand>}
 */
async function findCompose() {
  for (const candidate of commands) {
    const [program = '', ...args] = candidate.compose;
    const result = await runTool(program, [...args, 'version']).catch(() => undefined);
    if (result?.exitCode === 0) {
      return candidate;
    }
  }
  const names = commands.map(({ compose }) => compose.join(' ')).join(', ');
  throw new Error(`The dockerized Keycloak needs one of: ${names}; none is installed.`);
}
