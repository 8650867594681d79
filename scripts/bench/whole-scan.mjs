import { watchRequestsAtOnce } from './requests-at-once.mjs';

/**
 * @typedef {object} WholeScan
 * @property {number} millis from the click to the frame that says that all rows are there
 * @property {number} longestTaskMillis of the page's main thread meanwhile; 0 where none took 50 ms
 * @property {number} requestsAtOnce the most that were open at the same moment
 */

const givenUpAfterMillis = 60_000;

/**
 * Opens a client's sessions with a click and waits until its page says that it has them all.
 *
 * @param {import('@playwright/test').Page} page new, of a signed-in browser; left on the sessions
 * @param {{ site: import('./compared-sites.mjs').ComparedSite, wholeText: RegExp }} scan `wholeText` is
 *   what a `role=status` says then
 * @returns {Promise<WholeScan | undefined>} undefined where the page never says so
 */
export async function measureWholeScan(page, { site, wholeText }) {
  await page.addInitScript(scanClock(wholeText));
  await page.goto(site.clickPage);
  await site.clickOn(page).waitFor();
  await page.waitForLoadState('networkidle');
  const requests = watchRequestsAtOnce();
  await site.clickOn(page).click();
  const isWhole = await page
    .waitForFunction('globalThis.benchScan.wholeAt !== undefined', undefined, {
      timeout: givenUpAfterMillis,
    })
    .then(
      () => true,
      () => false,
    );
  requests.stop();
  if (!isWhole) {
    return undefined;
  }
  /** @type {{ clickedAt: number, wholeAt: number, tasks: { start: number, millis: number }[] }} */
  const scan = await page.evaluate('globalThis.benchScan');
  const meanwhile = scan.tasks.filter(
    ({ start }) => start >= scan.clickedAt && start <= scan.wholeAt,
  );
  return {
    millis: scan.wholeAt - scan.clickedAt,
    longestTaskMillis: Math.max(0, ...meanwhile.map(({ millis }) => millis)),
    requestsAtOnce: requests.most(),
  };
}

/**
 * Notes in the page when it was clicked, when all rows were there, and every long task.
 *
 * @param {RegExp} wholeText
 * @returns {string}
 */
function scanClock({ source }) {
  return `{
    const scan = (globalThis.benchScan = { tasks: [] });
    const wholeText = new RegExp(${JSON.stringify(source)});
    addEventListener('click', (event) => {
      scan.clickedAt = event.timeStamp;
      requestAnimationFrame(look);
    }, true);
    const look = () => {
      const said = [...document.querySelectorAll('[role=status]')];
      if (said.some(({ textContent }) => wholeText.test(textContent))) {
        setTimeout(() => { scan.wholeAt = performance.now(); });
      } else {
        requestAnimationFrame(look);
      }
    };
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        scan.tasks.push({ start: startTime, millis: duration });
      }
    }).observe({ type: 'longtask' });
  }`;
}
