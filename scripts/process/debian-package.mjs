import { access, constants } from 'node:fs/promises';

import { runTool } from './run-tool.mjs';

/**
 * @returns {Promise<boolean>} whether this is root on Debian or one of its kin
 */
export async function canInstallPackages() {
  if (process.getuid?.() !== 0) {
    return false;
  }
  return access('/usr/bin/apt-get', constants.X_OK).then(
    () => true,
    () => false,
  );
}

/**
 * Installs a Debian package, as root.
 *
 * @param {string} name
 * @param {{ env: NodeJS.ProcessEnv, detail: import('./progress.mjs').Detail }} options
 * @returns {Promise<void>}
 * @throws {Error} with what apt-get printed
 */
export async function installPackage(name, { env, detail }) {
  const steps = [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', name],
  ];
  for (const args of steps) {
    const result = await runTool('apt-get', args, {
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
      onLine: detail,
    });
    if (result.exitCode !== 0) {
      throw new Error(`apt-get ${args.join(' ')} failed:\n${result.stderr.trim()}`);
    }
  }
}
