import { createHash } from 'node:crypto';

import { signalTree, spawnTree } from '#scripts/process/child-process-tree.mjs';
import { runTool } from '#scripts/process/run-tool.mjs';

import { databaseScriptCommand, databaseUrl, databaseUser } from './h2-script.mjs';
import { keycloakVersion } from './keycloak-version.mjs';

const keycloakHome = '/opt/keycloak';
const url = databaseUrl(`${keycloakHome}/data/keycloak`);
const stopSeconds = 15;

/**
 * Runs Keycloak's image with a Docker engine; the database lives in a named volume.
 *
 * @param {{ engine: string, image: string, stateDir: string }} place `engine` is the command line
 *   of the engine; the names of container and volume follow from `stateDir`
 * @returns {import('./keycloak-server.mjs').KeycloakRunner}
 */
export function containerRunner({ engine, image, stateDir }) {
  const name = `curfew-keycloak-${createHash('sha256').update(stateDir).digest('hex').slice(0, 12)}`;
  // What Keycloak builds at its first start takes it half of the time: kept for the next start.
  const buildVolume = `${name}-${keycloakVersion}`;
  return {
    async prepare({ fresh }) {
      // Left by a run that was killed.
      await runTool(engine, ['rm', '--force', name]);
      if (fresh) {
        await runTool(engine, ['volume', 'rm', '--force', name]);
      }
    },
    launch({ ports, args, env, log }) {
      const settings = Object.entries(env).map(([key, value]) => `--env=${key}=${value}`);
      return spawnTree(
        engine,
        [
          'run',
          '--rm',
          `--name=${name}`,
          `--publish=127.0.0.1:${ports.http}:8080`,
          `--volume=${name}:${keycloakHome}/data`,
          `--volume=${buildVolume}:${keycloakHome}/lib/quarkus`,
          ...settings,
          '--env=JAVA_OPTS_APPEND=-Dh2.bindAddress=127.0.0.1',
          image,
          'start-dev',
          `--db-username=${databaseUser.name}`,
          `--db-password=${databaseUser.password}`,
          `--db-url=${url}`,
          ...args,
        ],
        { stdio: ['ignore', log, log] },
      );
    },
    async end() {
      await runTool(engine, ['stop', '--time', String(stopSeconds), name]);
    },
    async kill(server) {
      await runTool(engine, ['rm', '--force', name]);
      signalTree(server, 'SIGKILL');
    },
    sqlCommand: [
      engine,
      'exec',
      '--interactive',
      name,
      ...databaseScriptCommand({ java: 'java', keycloakHome, url }),
    ],
  };
}
