import { join } from 'node:path';

import { projectDir } from '#scripts/process/project-dir.mjs';
import { runVisibly } from '#scripts/process/run-tool.mjs';

import { findChromium } from './chromium.mjs';

/**
 * Runs the end-to-end tests against a Keycloak.
 *
 * @param {{ args: readonly string[], progress: import('#scripts/process/progress.mjs').Progress,
 *   server: Record<string, string> }} run `args` go to Playwright, `server` is what the tests learn
 *   about Keycloak: environment variables beginning with KEYCLOAK_
 * @returns {Promise<number>} Playwright's exit code
 */
export async function runPlaywright({ args, progress, server }) {
  const chromePath = await findChromium({ progress, env: process.env });
  const cli = join(projectDir, 'node_modules', '@playwright', 'test', 'cli.js');
  return runVisibly(process.execPath, [cli, 'test', ...args], {
    cwd: projectDir,
    env: { ...process.env, ...server, CHROME_PATH: chromePath },
  });
}
