import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { textAt, valueAt } from './json-text.mjs';
import { projectDir } from './project-dir.mjs';
import { runTool } from './run-tool.mjs';

const shownErrorLines = 8;

/**
 * Installs the packages of the lockfile, if those in node_modules are not the very same.
 *
 * @param {{ progress: import('./progress.mjs').Progress }} options
 * @returns {Promise<void>}
 * @throws {Error} with what npm printed when it fails
 */
export async function installDependencies({ progress }) {
  const wanted = await readJson(join(projectDir, 'package-lock.json'));
  const installed = await readJson(join(projectDir, 'node_modules', '.package-lock.json'));
  if (isInstalled(wanted, installed)) {
    return;
  }
  await progress.step('Install the packages (npm ci)', async (detail) => {
    detail('waiting for the package registry');
    const npmScript = process.env['npm_execpath'];
    const [command, ...first] = npmScript?.endsWith('.js')
      ? [process.execPath, npmScript]
      : ['npm'];
    const args = [...first, 'ci', '--no-audit', '--no-fund'];
    const result = await runTool(command ?? 'npm', args, { cwd: projectDir });
    if (result.exitCode !== 0) {
      throw new Error(`npm ci failed:\n${firstErrors(result.stderr)}`);
    }
  });
}

/**
 * @param {string} output npm's, which goes on with pages of usage
 * @returns {string}
 */
function firstErrors(output) {
  const errors = output.split('\n').filter((line) => /^npm error\s+\S/.test(line));
  return errors.slice(0, shownErrorLines).join('\n') || output.trim();
}

/**
 * Whether what npm noted in node_modules is what the lockfile asks for. Dates would tell less: a
 * checkout sets them anew.
 *
 * @param {unknown} lockfile parsed package-lock.json
 * @param {unknown} installed parsed node_modules/.package-lock.json
 * @returns {boolean}
 */
export function isInstalled(lockfile, installed) {
  const wanted = packagesOf(lockfile).filter(([path]) => path !== '');
  const present = new Map(packagesOf(installed));
  return (
    present.size > 0 &&
    wanted.every(([path, entry]) => {
      const found = present.get(path);
      // Packages for other systems are in the lockfile and not on this machine.
      return found === undefined
        ? valueAt(entry, 'optional') === true || valueAt(entry, 'devOptional') === true
        : textAt(found, 'version') === textAt(entry, 'version');
    })
  );
}

/**
 * @param {unknown} lockfile
 * @returns {[string, unknown][]}
 */
function packagesOf(lockfile) {
  return Object.entries(valueAt(lockfile, 'packages') ?? {});
}

/**
 * @param {string} file
 * @returns {Promise<unknown>} undefined where there is no such file
 */
async function readJson(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
