// `npm run screenshots`: pictures of the dashboard with the demo, in both themes, for the README.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { screen, signIn, startBrowser } from './bench/browser.mjs';
import { startDemoSite } from './bench/demo-site.mjs';
import { createProgress } from './process/progress.mjs';
import { projectDir } from './process/project-dir.mjs';
import { runCommand } from './process/run-command.mjs';

/**
 * @typedef {import('@playwright/test').Page} Page
 *
 * @typedef {object} Picture
 * @property {string} name
 * @property {string} path below the realm's
 * @property {(page: Page) => Promise<void>} arrange from the loaded page to what the picture shows
 */

const picturesDir = join(projectDir, 'docs', 'screenshots');

/** @type {readonly Picture[]} */
const pictures = [
  { name: 'clients', path: 'clients', arrange: (page) => rowsOf(page).first().waitFor() },
  {
    name: 'sessions',
    path: 'clients/loyalty-web/sessions',
    arrange: (page) => rowsOf(page).first().waitFor(),
  },
  { name: 'policy', path: 'policy', arrange: shortenIdle },
  { name: 'revoke', path: 'clients/loyalty-web/sessions', arrange: askToRevoke },
];

/**
 * @param {import('./process/run-command.mjs').Remember} remember
 * @returns {Promise<import('./process/run-command.mjs').CommandResult>}
 */
async function screenshots(remember) {
  const progress = createProgress();
  const { origin } = await startDemoSite({ progress, remember });
  const browser = await startBrowser({ progress, remember });
  await mkdir(picturesDir, { recursive: true });
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    const context = await browser.newContext({ ...screen, colorScheme: theme });
    const page = await context.newPage();
    await signIn(page, origin);
    await rowsOf(page).first().waitFor();
    for (const { name, path, arrange } of pictures) {
      await page.goto(`${origin}/realms/acme-retail/${path}`);
      await arrange(page);
      await page.waitForLoadState('networkidle');
      const file = join(picturesDir, `${name}-${theme}.png`);
      await page.screenshot({ path: file, animations: 'disabled' });
      progress.say(file);
    }
    await context.close();
  }
  return { exitCode: 0 };
}

/** @param {Page} page */
function rowsOf(page) {
  return page.getByRole('gridcell');
}

/** @param {Page} page */
async function shortenIdle(page) {
  const idle = page.getByRole('textbox').first();
  await idle.fill('30');
  await idle.press('Tab');
}

/** @param {Page} page */
async function askToRevoke(page) {
  const boxes = page.getByRole('checkbox', { name: /^Select the session of/ });
  for (const index of [0, 1, 2, 3]) {
    await boxes.nth(index).check();
  }
  await page
    .getByRole('region', { name: 'Selection' })
    .getByRole('button', { name: /^Revoke/ })
    .click();
  await page.getByRole('dialog').getByText('Dry run complete').waitFor();
}

await runCommand(screenshots);
