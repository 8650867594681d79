import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { signalTree, spawnTree } from '#scripts/process/child-process-tree.mjs';

import { databaseScriptCommand, databaseUrl, databaseUser } from './h2-script.mjs';
import { prepareKeycloakHome } from './keycloak-home.mjs';

// Ends Keycloak when this program is gone without having been able to end it (its end of the pipe
// closes then), and outlives a signal until Keycloak itself has ended.
const watchedRun = `
trap : TERM INT
exec 3<&0
"$@" 3<&- </dev/null &
server=$!
{ trap - TERM INT; read -r _ <&3; kill -TERM 0; } &
watch=$!
while wait $server; status=$?; [ $status -gt 128 ] && kill -0 $server 2>/dev/null; do :; done
kill $watch 2>/dev/null
exit $status
`;

/**
 * Runs Keycloak from an unpacked distribution with the Java of this machine.
 *
 * @param {{ distribution: string, java: string, stateDir: string,
 *   databaseOptions: readonly string[] | undefined }} place `databaseOptions` name another database
 *   than the embedded one
 * @returns {import('./keycloak-server.mjs').KeycloakRunner}
 */
export function distributionRunner({ distribution, java, stateDir, databaseOptions }) {
  const home = join(stateDir, 'keycloak');
  const dataDir = join(stateDir, 'data');
  const url = databaseUrl(join(dataDir, 'keycloak'));
  const embedded = [
    `--db-username=${databaseUser.name}`,
    `--db-password=${databaseUser.password}`,
    `--db-url=${url}`,
  ];
  return {
    async prepare({ fresh }) {
      if (fresh) {
        await rm(dataDir, { recursive: true, force: true });
      }
      await mkdir(dataDir, { recursive: true });
      await prepareKeycloakHome({ distribution, home });
    },
    launch({ ports, args, env, log }) {
      const command = [
        join(home, 'bin', 'kc.sh'),
        'start-dev',
        '--http-host=127.0.0.1',
        `--http-port=${ports.http}`,
        `--http-management-port=${ports.management}`,
        ...(databaseOptions ?? embedded),
        ...args,
      ];
      return spawnTree('sh', ['-c', watchedRun, 'sh', ...command], {
        stdio: ['pipe', log, log],
        // Without the bind address the database would listen on every address of the machine.
        env: { ...process.env, ...env, JAVA: java, JAVA_OPTS_APPEND: '-Dh2.bindAddress=127.0.0.1' },
      });
    },
    async end(server) {
      signalTree(server, 'SIGTERM');
    },
    async kill(server) {
      signalTree(server, 'SIGKILL');
    },
    sqlCommand: databaseScriptCommand({ java, keycloakHome: home, url }),
  };
}
