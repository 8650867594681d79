import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

import { canInstallPackages, installPackage } from '#scripts/process/debian-package.mjs';

const commandNames = [
  // Draws the same without a desktop's windows, in a fifth less time.
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/**
 * A Chromium for the end-to-end tests: the one `CHROME_PATH` names, Playwright's own if it was
 * installed, the system's, or else Debian's package, installed now, when this is root on Debian.
 *
 * @param {{ progress: import('#scripts/process/progress.mjs').Progress, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<string>} the program's path
 * @throws {Error} when there is none and none can be installed
 */
export async function findChromium({ progress, env }) {
  const named = env['CHROME_PATH'];
  if (named) {
    if (await isProgram(named)) {
      return named;
    }
    throw new Error(`CHROME_PATH is ${named}, which is no program.`);
  }
  const found = (await playwrightsOwn()) ?? (await systemChromium(env));
  if (found !== undefined) {
    return found;
  }
  if (await canInstallPackages()) {
    await progress.step('Install Chromium (Debian package)', (detail) =>
      installPackage('chromium-headless-shell', { env, detail }),
    );
    const installed = await systemChromium(env);
    if (installed !== undefined) {
      return installed;
    }
  }
  throw new Error(
    'No Chromium for the end-to-end tests. Install one (`npx playwright install chromium`), or name a Chrome or Chromium in CHROME_PATH.',
  );
}

/**
 * @returns {Promise<string | undefined>}
 */
async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return (await isProgram(path)) ? path : undefined;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>}
 */
async function systemChromium(env) {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = commandNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  for (const candidate of [...candidates, ...macApplications]) {
    if (await isProgram(candidate)) {
      return candidate;
    }
  }
  return undefined;
}

/**
 * @param {string} path
 * @returns {Promise<boolean>}
 */
async function isProgram(path) {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
