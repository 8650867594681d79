/**
 * @typedef {object} Scrolling
 * @property {number} within95Millis 95 % of the frames came within this time of the one before
 * @property {number} longestMillis
 */

const scrollMillis = 5000;

/**
 * Moves steadily through a list from its first row to its last, as a hand on the scroll bar does: each
 * frame shows other rows than the one before.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} rows what a row of the list holds, as a CSS selector
 * @returns {Promise<Scrolling>}
 * @throws {Error} where the list does not scroll
 */
export async function measureScrolling(page, rows) {
  /** @type {number[]} */
  const frameMillis = await page.evaluate(scrollThrough(rows));
  const sorted = frameMillis.toSorted((a, b) => a - b);
  return {
    within95Millis: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN,
    longestMillis: sorted.at(-1) ?? Number.NaN,
  };
}

/**
 * @param {string} rows
 * @returns {string}
 */
function scrollThrough(rows) {
  return `new Promise((resolve, reject) => {
    const scrolls = (element) =>
      element.scrollHeight > element.clientHeight * 2 &&
      ['auto', 'scroll'].includes(getComputedStyle(element).overflowY);
    let list = document.querySelector(${JSON.stringify(rows)});
    while (list !== null && !scrolls(list)) list = list.parentElement;
    if (list === null) {
      reject(new Error('The list does not scroll.'));
      return;
    }
    const length = list.scrollHeight - list.clientHeight;
    const frames = [];
    let startedAt;
    let lastAt;
    const move = (now) => {
      startedAt ??= now;
      if (lastAt !== undefined) frames.push(now - lastAt);
      lastAt = now;
      const part = (now - startedAt) / ${scrollMillis};
      list.scrollTop = length * Math.min(1, part);
      if (part < 1) requestAnimationFrame(move);
      else resolve(frames);
    };
    requestAnimationFrame(move);
  })`;
}
