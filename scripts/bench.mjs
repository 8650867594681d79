// `npm run bench`: how quick the dashboard is: first its columns alone, up to a million sessions, then
// beside Keycloak's own console on the demo, then with 100,000 sessions, then revoking 10,000 of them.
// docs/performance.md says what is measured.
import { join } from 'node:path';

import { projectDir } from './process/project-dir.mjs';
import { runCommand } from './process/run-command.mjs';
import { runVisibly } from './process/run-tool.mjs';

/**
 * One after the other, because each wants the whole machine.
 *
 * @returns {Promise<import('./process/run-command.mjs').CommandResult>}
 */
async function bench() {
  const columns = await runVisibly('npx', ['vitest', 'bench', '--run'], { cwd: projectDir });
  const demo = await runScript('bench-demo.mjs');
  const scale = await runScript('bench-scale.mjs');
  const revoke = await runScript('bench-revoke.mjs');
  return { exitCode: [columns, demo, scale, revoke].every((code) => code === 0) ? 0 : 1 };
}

/**
 * @param {string} name
 * @returns {Promise<number>} its exit code
 */
function runScript(name) {
  return runVisibly(process.execPath, [join(projectDir, 'scripts', name)], { cwd: projectDir });
}

await runCommand(bench);
