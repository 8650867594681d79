import { watchRequestsAtOnce } from './requests-at-once.mjs';

/**
 * @typedef {object} WholeScan
 * @property {number} millis from the click to the frame that says that all rows are there
 * @property {number} longestTaskMillis of the page's main thread meanwhile; 0 where none took 50 ms
 * @property {number} requestsAtOnce the most that were open at the same moment
 *
 * @typedef {{ clickedAt: number, wholeAt: number,
 *   tasks: { start: number, millis: number }[] }} NotedScan times of the page's clock, ms
 */

const givenUpAfterMillis = 60_000;

/**
 * Opens a client's sessions with a click and waits until its page says that it has them all.
 *
 * @param {import('@playwright/test').Page} page new, of a signed-in browser; left on the sessions
 * @param {{ site: import('./compared-sites.mjs').ComparedSite, wholeText: RegExp }} scan `wholeText` is
 *   what the page says then
 * @returns {Promise<WholeScan | undefined>} undefined where the page never says so
 */
export async function measureWholeScan(page, { site, wholeText }) {
  await page.addInitScript(scanClock(wholeText));
  await page.goto(site.clickPage);
  await site.clickOn(page).waitFor();
  await page.waitForLoadState('networkidle');
  const requests = watchRequestsAtOnce();
  await site.clickOn(page).click();
  // A promise of the page's own: its Content-Security-Policy lets no condition be polled from outside.
  /** @type {NotedScan | undefined} */
  const scan = await page.evaluate('globalThis.benchScan');
  requests.stop();
  if (scan === undefined) {
    return undefined;
  }
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
 * Notes in the page when it was clicked, when all rows were there, and every long task;
 * `benchScan` resolves with them, or with nothing when it took too long.
 *
 * @param {RegExp} wholeText
 * @returns {string}
 */
function scanClock({ source }) {
  return `globalThis.benchScan = new Promise((resolve) => {
    const wholeText = new RegExp(${JSON.stringify(source)});
    const tasks = [];
    let clickedAt;
    addEventListener('click', (event) => {
      clickedAt = event.timeStamp;
      setTimeout(resolve, ${givenUpAfterMillis});
      changes.observe(document, { subtree: true, childList: true, characterData: true });
    }, { capture: true, once: true });
    // Looks when something has changed: a look in each frame would cost the page one core's tenth.
    const changes = new MutationObserver(() => {
      const said = [...document.querySelectorAll('main [role=status], main span[title]')];
      if (said.some(({ textContent }) => wholeText.test(textContent))) {
        changes.disconnect();
        // The frame that shows it, and its end.
        requestAnimationFrame(() => setTimeout(finish));
      }
    });
    const finish = () => {
      const wholeAt = performance.now();
      // The list of long tasks lags behind them.
      setTimeout(() => resolve({ clickedAt, wholeAt, tasks }), 200);
    };
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        tasks.push({ start: startTime, millis: duration });
      }
    }).observe({ type: 'longtask' });
  });`;
}
