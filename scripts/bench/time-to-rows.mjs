import { watchRequestsAtOnce } from './requests-at-once.mjs';

/**
 * @typedef {import('@playwright/test').BrowserContext} BrowserContext
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./compared-sites.mjs').ComparedSite} ComparedSite
 */

// As long as a hand takes from reaching a link to pressing it. Curfew begins to load then, the console
// does not; both get it.
const pointerRestMillis = 150;

// Longer than a scan's pages are apart.
const quietForMillis = 3000;
const pollMillis = 100;

/**
 * From a click to a client's session rows on screen. The page with the link is loaded anew each time,
 * so that no answer is at hand already.
 *
 * @param {BrowserContext} context signed in
 * @param {ComparedSite} site
 * @returns {Promise<number>} milliseconds
 */
export async function millisFromClick(context, site) {
  const page = await openWithClock(context, site);
  await page.goto(site.clickPage);
  await site.clickOn(page).waitFor();
  await page.waitForLoadState('networkidle');
  await site.clickOn(page).hover();
  await page.waitForTimeout(pointerRestMillis);
  await site.clickOn(page).click();
  const { clickedAtMillis, rowsAtMillis } = await readClock(page, site);
  await closeWhenQuiet(page);
  return rowsAtMillis - clickedAtMillis;
}

/**
 * From opening the address of a client's sessions to its rows on screen, in a new tab of a browser
 * that has the site's files and a session at Keycloak.
 *
 * @param {BrowserContext} context signed in
 * @param {ComparedSite} site
 * @returns {Promise<number>} milliseconds
 */
export async function millisFromDeepLink(context, site) {
  const page = await openWithClock(context, site);
  const openedAtMillis = Date.now();
  await page.goto(site.sessionsPage, { waitUntil: 'commit' });
  const { rowsAtMillis } = await readClock(page, site);
  await closeWhenQuiet(page);
  return rowsAtMillis - openedAtMillis;
}

/**
 * Closes a tab once it asks for nothing more: Keycloak would go on answering a scan that was cut off, and
 * whatever is measured next would pay for it.
 *
 * @param {Page} page
 */
async function closeWhenQuiet(page) {
  const requests = watchRequestsAtOnce();
  // What is open already is not counted: one round at least is waited for.
  let quietMillis = 0;
  while (quietMillis < quietForMillis) {
    await page.waitForTimeout(pollMillis);
    quietMillis = requests.now() > 0 ? 0 : quietMillis + pollMillis;
  }
  requests.stop();
  await page.close();
}

/**
 * Opens a tab whose pages note the last click and the end of the first frame with session rows. The
 * page does it itself: asked from outside, the answer would come late by a varying time.
 *
 * @param {BrowserContext} context
 * @param {ComparedSite} site
 * @returns {Promise<Page>}
 */
async function openWithClock(context, { sessionRows }) {
  const page = await context.newPage();
  await page.addInitScript(`{
    const nowMillis = () => performance.timeOrigin + performance.now();
    const clock = (globalThis.benchClock = {});
    addEventListener('click', (event) => {
      clock.clickedAtMillis = performance.timeOrigin + event.timeStamp;
    }, true);
    const look = () => {
      if (document.querySelector(${JSON.stringify(sessionRows)}) === null) {
        requestAnimationFrame(look);
      } else {
        setTimeout(() => { clock.rowsAtMillis = nowMillis(); });
      }
    };
    requestAnimationFrame(look);
  }`);
  return page;
}

/**
 * @param {Page} page
 * @param {ComparedSite} site
 * @returns {Promise<{ clickedAtMillis: number, rowsAtMillis: number }>}
 */
async function readClock(page, { sessionRows }) {
  await page.locator(sessionRows).first().waitFor();
  await page.waitForFunction('globalThis.benchClock.rowsAtMillis !== undefined');
  return page.evaluate('globalThis.benchClock');
}
