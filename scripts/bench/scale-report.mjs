import { budgetTable, soonerLine } from './budget-table.mjs';
import { spreadText } from './spread.mjs';

/**
 * @typedef {import('./spread.mjs').Spread} Spread
 * @typedef {import('./budget-table.mjs').BudgetLine} BudgetLine
 *
 * @typedef {object} RawLoop the best shape of a loop that only fetches and parses
 * @property {import('./raw-loop.mjs').LoopShape} shape
 * @property {Spread} millis for all rows
 *
 * @typedef {object} ScaleFigures what could not be measured is undefined
 * @property {number} rowCount
 * @property {{ node: RawLoop, browser: RawLoop }} raw
 * @property {Spread | undefined} scanMillis
 * @property {number | undefined} longestTaskMillis
 * @property {number | undefined} requestsAtOnce
 * @property {{ objectBytes: number, bufferBytes: number } | undefined} heap
 * @property {import('./scrolling.mjs').Scrolling | undefined} scrolling
 * @property {{ curfew: Spread, console: Spread }} click milliseconds to the first rows
 * @property {{ curfew: Spread, console: Spread }} deepLink
 * @property {import('./policy-typing.mjs').PolicyTyping | undefined} typing
 */

const mb = (/** @type {number} */ bytes) => bytes / 1_000_000;

const BUDGET = {
  rateOfRaw: 0.9,
  clickTimesSooner: 2,
  deepLinkTimesSooner: 3,
  taskMillis: 50,
  requestsAtOnce: 6,
  heapMb: 60,
  frameMillis: 20,
};

/**
 * The table of a run with many sessions. A budget whose figure is missing is missed.
 *
 * @param {ScaleFigures} figures
 * @returns {{ table: string, missed: string[] }} `missed`: a sentence for each budget
 */
export function scaleReport(figures) {
  return budgetTable('Beside', [
    scanLine(figures),
    rawLine(
      'Best raw loop in Node, straight to Keycloak, rows/s',
      figures.rowCount,
      figures.raw.node,
    ),
    rawLine('Best raw loop in the browser, rows/s', figures.rowCount, figures.raw.browser),
    soonerLine({
      what: 'Click to first session rows, ms',
      ...figures.click,
      times: BUDGET.clickTimesSooner,
    }),
    soonerLine({
      what: 'Deep link to first session rows, ms',
      ...figures.deepLink,
      times: BUDGET.deepLinkTimesSooner,
    }),
    atMost({
      what: 'Longest task of the main thread during a scan, ms',
      most: BUDGET.taskMillis,
      value: figures.longestTaskMillis,
    }),
    atMost({
      what: 'Most requests at once during a scan',
      most: BUDGET.requestsAtOnce,
      value: figures.requestsAtOnce,
    }),
    heapLine(figures.heap),
    scrollLine(figures.scrolling),
    atMost({
      what: 'Longest task of the main thread while typing in the policy, ms',
      most: BUDGET.taskMillis,
      value: figures.typing?.longestTaskMillis,
    }),
    numbersLine(figures.typing),
  ]);
}

/**
 * @param {ScaleFigures} figures
 * @returns {BudgetLine}
 */
function scanLine({ rowCount, raw, scanMillis }) {
  const bestMillis = Math.min(raw.node.millis.median, raw.browser.millis.median);
  const ratio = scanMillis && bestMillis / scanMillis.median;
  return {
    what: `Scan of ${rowCount} sessions, from click to all on screen, ms`,
    curfew:
      scanMillis && ratio !== undefined
        ? `${spreadText(scanMillis)}, ${rate(rowCount, scanMillis)} rows/s, ${ratio.toFixed(2)} of raw, ${(raw.browser.millis.median / scanMillis.median).toFixed(2)} of raw in the browser`
        : 'missing',
    beside: `${bestMillis.toFixed(0)} raw`,
    budget: `at least ${BUDGET.rateOfRaw} of the best raw loop`,
    isMet: ratio !== undefined && ratio >= BUDGET.rateOfRaw,
  };
}

/**
 * @param {string} what
 * @param {number} rowCount
 * @param {RawLoop} raw
 * @returns {BudgetLine}
 */
function rawLine(what, rowCount, { shape: { pageSize, atOnce }, millis }) {
  const shape = pageSize < 0 ? 'all at once' : `${pageSize} a page, ${atOnce} at a time`;
  return {
    what,
    curfew: '',
    beside: `${rate(rowCount, millis)}: ${spreadText(millis)} ms, ${shape}`,
    budget: '',
  };
}

/**
 * @param {{ what: string, most: number, value: number | undefined }} measured
 * @returns {BudgetLine}
 */
function atMost({ what, most, value }) {
  return {
    what,
    curfew: value === undefined ? 'missing' : value.toFixed(0),
    beside: '',
    budget: `at most ${most}`,
    isMet: value !== undefined && value <= most,
  };
}

/**
 * @param {ScaleFigures['heap']} heap
 * @returns {BudgetLine}
 */
function heapLine(heap) {
  const total = heap && mb(heap.objectBytes + heap.bufferBytes);
  return {
    what: 'Memory after a scan, MB: objects and array buffers',
    curfew:
      heap && total !== undefined
        ? `${total.toFixed(1)}: ${mb(heap.objectBytes).toFixed(1)} and ${mb(heap.bufferBytes).toFixed(1)}`
        : 'missing',
    beside: '',
    budget: `at most ${BUDGET.heapMb}`,
    isMet: total !== undefined && total <= BUDGET.heapMb,
  };
}

/**
 * @param {ScaleFigures['scrolling']} scrolling
 * @returns {BudgetLine}
 */
function scrollLine(scrolling) {
  return {
    what: 'Scrolling through all rows: 95 % of frames within, ms',
    curfew: scrolling
      ? `${scrolling.within95Millis.toFixed(1)}, longest ${scrolling.longestMillis.toFixed(0)}`
      : 'missing',
    beside: '',
    budget: `at most ${BUDGET.frameMillis}`,
    isMet: scrolling !== undefined && scrolling.within95Millis <= BUDGET.frameMillis,
  };
}

/**
 * @param {ScaleFigures['typing']} typing
 * @returns {BudgetLine}
 */
function numbersLine(typing) {
  const millis = typing?.numbersMillis;
  return {
    what: 'Key in the realm’s idle to the new numbers on screen: median, ms',
    curfew: millis
      ? `${millis.median.toFixed(0)}, 95 % within ${millis.within95.toFixed(0)}`
      : 'missing',
    beside: '',
    budget: '',
  };
}

/**
 * @param {number} rowCount
 * @param {Spread} millis
 * @returns {string} rows a second
 */
function rate(rowCount, { median }) {
  return Math.round(rowCount / (median / 1000)).toString();
}
