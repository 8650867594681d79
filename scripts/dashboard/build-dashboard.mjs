import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

import { projectDir } from '#scripts/process/project-dir.mjs';
import { runTool } from '#scripts/process/run-tool.mjs';

const sources = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'tsconfig.json',
];

/**
 * Builds the dashboard if a source is newer than the last build.
 *
 * @param {{ progress: import('#scripts/process/progress.mjs').Progress }} options
 * @returns {Promise<string>} the folder with the built dashboard
 * @throws {Error} with what Vite printed when the build fails
 */
export async function buildDashboard({ progress }) {
  const distDir = join(projectDir, 'dist');
  const startedAt = new Date();
  const builtAtMillis = await changedAtMillis(join(distDir, 'index.html'));
  const changes = await Promise.all(
    sources.map((path) => newestChangeMillis(join(projectDir, path))),
  );
  if (builtAtMillis > Math.max(...changes)) {
    return distDir;
  }
  await progress.step('Build the dashboard', async () => {
    // Built beside and put in place at the end: somebody may be about to serve the one before.
    const newDir = join(projectDir, 'node_modules', `.curfew-build-${process.pid}`);
    const vite = join(projectDir, 'node_modules', 'vite', 'bin', 'vite.js');
    const result = await runTool(
      process.execPath,
      [vite, 'build', '--outDir', newDir, '--emptyOutDir', '--logLevel', 'warn'],
      { cwd: projectDir },
    );
    if (result.exitCode !== 0) {
      await rm(newDir, { recursive: true, force: true });
      throw new Error(`The dashboard does not build:\n${result.stdout}${result.stderr}`.trimEnd());
    }
    // A file saved while the build ran must count as newer than the build.
    await utimes(join(newDir, 'index.html'), startedAt, startedAt);
    await rm(distDir, { recursive: true, force: true });
    await rename(newDir, distDir);
  });
  return distDir;
}

/**
 * @param {string} path a file, or a folder with all that is in it
 * @returns {Promise<number>} 0 where there is nothing
 */
async function newestChangeMillis(path) {
  const entries = await readdir(path, { recursive: true }).catch(() => []);
  const changes = await Promise.all(entries.map((name) => changedAtMillis(join(path, name))));
  return Math.max(await changedAtMillis(path), ...changes);
}

/**
 * @param {string} path
 * @returns {Promise<number>} 0 where there is nothing
 */
function changedAtMillis(path) {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
