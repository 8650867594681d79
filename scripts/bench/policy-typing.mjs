/**
 * @typedef {object} PolicyTyping
 * @property {number} longestTaskMillis of the page's main thread while typing; 0 where none took 50 ms
 * @property {{ median: number, within95: number }} numbersMillis from a key to the end of the frame with the
 *   numbers of the new draft
 *
 * @typedef {{ keys: { at: number, shownAt: number | null }[],
 *   tasks: { start: number, millis: number }[] }} NotedTyping times of the page's clock, ms
 */

/** Both change the numbers at each digit: the realm has 30 d. */
const values = ['21d', '45d'];

/** A key that changes no number, as the unit does, is not waited for any longer. */
const stillAfterMillis = 400;

/**
 * Types values into the realm's idle on the policy's page, key by key, once all sessions are read.
 *
 * @param {import('@playwright/test').Page} page new, of a signed-in browser
 * @param {{ policyPage: string, rounds: number }} typing the first round is made once more before, untimed
 * @returns {Promise<PolicyTyping>}
 */
export async function measurePolicyTyping(page, { policyPage, rounds }) {
  await page.addInitScript(typingClock);
  await page.goto(policyPage);
  const panel = page.getByRole('region', { name: 'Today’s policy' });
  await panel.getByText(/^scanned/).waitFor({ timeout: 120_000 });
  await page.evaluate('benchTyping.begin()');
  await typeValues(page);
  // The list of long tasks lags behind them.
  await page.waitForTimeout(300);
  await page.evaluate('benchTyping.forget()');
  for (let round = 0; round < rounds; round += 1) await typeValues(page);
  await page.waitForTimeout(300);
  /** @type {NotedTyping} */
  const { keys, tasks } = await page.evaluate('benchTyping.noted');
  const changed = keys.flatMap(({ at, shownAt }) => (shownAt === null ? [] : [shownAt - at]));
  const expected = rounds * values.join('').replaceAll(/\D/g, '').length;
  if (changed.length !== expected) {
    throw new Error(`${changed.length} of ${expected} keys changed the numbers.`);
  }
  return {
    longestTaskMillis: Math.max(0, ...tasks.map(({ millis }) => millis)),
    numbersMillis: { median: part(changed, 0.5), within95: part(changed, 0.95) },
  };
}

/**
 * @param {readonly number[]} millis
 * @param {number} share of them that are not above the result
 * @returns {number}
 */
function part(millis, share) {
  const sorted = millis.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}

/** @param {import('@playwright/test').Page} page */
async function typeValues(page) {
  const field = page.getByRole('textbox', { name: 'Offline Session Idle', exact: true });
  for (const value of values) {
    await field.selectText();
    for (const key of value) {
      await page.keyboard.press(key);
      await page.evaluate('benchTyping.settled()');
    }
  }
}

/** Notes in the page each key, when the numbers had changed after it, and every long task. */
const typingClock = `globalThis.benchTyping = (() => {
  const noted = { keys: [], tasks: [] };
  const numbers = () => document.querySelector('[aria-labelledby=impact] dl')?.textContent;
  let last;
  let onSettled = () => undefined;
  const begin = () => {
    last = numbers();
    new MutationObserver(() => {
      if (numbers() === last) return;
      last = numbers();
      const key = noted.keys.at(-1);
      // The frame that shows it, and its end.
      requestAnimationFrame(() => setTimeout(() => {
        if (key !== undefined) key.shownAt ??= performance.now();
        onSettled();
      }));
    }).observe(document.querySelector('[aria-labelledby=impact]'), {
      subtree: true, childList: true, characterData: true,
    });
  };
  addEventListener('keydown', ({ timeStamp }) => {
    noted.keys.push({ at: timeStamp, shownAt: null });
  }, true);
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      noted.tasks.push({ start: startTime, millis: duration });
    }
  }).observe({ type: 'longtask' });
  return {
    noted,
    begin,
    settled: () => new Promise((resolve) => {
      const key = noted.keys.at(-1);
      if (key?.shownAt !== null) resolve();
      onSettled = resolve;
      setTimeout(resolve, ${stillAfterMillis});
    }),
    forget: () => {
      noted.keys.length = 0;
      noted.tasks.length = 0;
    },
  };
})();`;
