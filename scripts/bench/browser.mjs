import { chromium } from '@playwright/test';

import { findChromium } from '#scripts/testing/chromium.mjs';

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').Page} Page
 */

/**
 * Starts a Chromium that does nothing of its own accord.
 *
 * @param {{ progress: import('#scripts/process/progress.mjs').Progress,
 *   remember: import('#scripts/process/run-command.mjs').Remember }} command
 * @returns {Promise<Browser>}
 */
export async function startBrowser({ progress, remember }) {
  const browser = await chromium.launch({
    executablePath: await findChromium({ progress, env: process.env }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  remember({ stop: () => browser.close() });
  return browser;
}

/** What every page is opened with. */
export const screen = {
  viewport: { width: 1440, height: 900 },
  deviceScaleFactor: 1,
  locale: 'en-GB',
};

/**
 * Opens an address and signs in as the demo's full admin on the page that Keycloak shows first.
 *
 * @param {Page} page
 * @param {string} address
 * @returns {Promise<void>} resolved when the way back has begun
 */
export async function signIn(page, address) {
  await page.goto(address);
  await page.getByLabel('Username or email').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill('admin');
  await page.getByRole('button', { name: 'Sign In' }).click();
}

/**
 * Makes a browser of its own that has a session at Keycloak and the dashboard's files.
 *
 * @param {Browser} browser
 * @param {import('./compared-sites.mjs').ComparedSite} site
 * @returns {Promise<import('@playwright/test').BrowserContext>}
 */
export async function openSignedIn(browser, { clientsPage, clientRows }) {
  const context = await browser.newContext(screen);
  const page = await context.newPage();
  await signIn(page, clientsPage);
  await page.locator(clientRows).first().waitFor();
  await page.close();
  return context;
}
