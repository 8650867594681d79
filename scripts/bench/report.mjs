/**
 * @typedef {import('./first-page.mjs').FirstPage} FirstPage
 * @typedef {import('./spread.mjs').Spread} Spread
 *
 * @typedef {object} SiteFigures
 * @property {FirstPage} firstPage
 * @property {Spread} click milliseconds
 * @property {Spread} deepLink milliseconds
 *
 * @typedef {object} Line
 * @property {string} what
 * @property {string} curfew
 * @property {string} console
 * @property {string} budget
 * @property {boolean} [isMet] absent where there is no budget
 */

const BUDGET = { scriptKib: 210, requests: 15, clickTimesSooner: 2, deepLinkTimesSooner: 3 };

/**
 * The table of a run, and what it missed.
 *
 * @param {{ curfew: SiteFigures, console: SiteFigures }} figures
 * @returns {{ table: string, missed: string[] }} `missed`: a sentence for each budget
 */
export function benchReport(figures) {
  const lines = [
    atMost('Initial JavaScript, KiB gzip', BUDGET.scriptKib, figures, scriptKib),
    atMost('Requests to the signed-in page', BUDGET.requests, figures, requestCount),
    {
      what: 'Transferred for it, KiB',
      curfew: kib(figures.curfew.firstPage.transferredBytes).toFixed(0),
      console: kib(figures.console.firstPage.transferredBytes).toFixed(0),
      budget: '',
    },
    sooner('Click to session rows, ms', BUDGET.clickTimesSooner, figures, ({ click }) => click),
    sooner(
      'Deep link to session rows, ms',
      BUDGET.deepLinkTimesSooner,
      figures,
      ({ deepLink }) => deepLink,
    ),
  ];
  return {
    table: tableOf(lines),
    missed: lines
      .filter(({ isMet }) => isMet === false)
      .map((line) => `Missed: ${line.what}: ${line.curfew}, the budget is ${line.budget}.`),
  };
}

const kib = (/** @type {number} */ bytes) => bytes / 1024;
const scriptKib = (/** @type {SiteFigures} */ { firstPage }) => kib(firstPage.scriptBytes);
const tenths = (/** @type {number} */ value) => String(Math.round(value * 10) / 10);
const spread = (/** @type {Spread} */ { median, min, max }) =>
  `${median.toFixed(0)} (${min.toFixed(0)}-${max.toFixed(0)})`;
const requestCount = (/** @type {SiteFigures} */ { firstPage }) => firstPage.requests.length;

/**
 * @param {string} what
 * @param {number} most
 * @param {{ curfew: SiteFigures, console: SiteFigures }} figures
 * @param {(site: SiteFigures) => number} valueOf
 * @returns {Line}
 */
function atMost(what, most, { curfew, console }, valueOf) {
  return {
    what,
    curfew: tenths(valueOf(curfew)),
    console: tenths(valueOf(console)),
    budget: `at most ${most}`,
    isMet: valueOf(curfew) <= most,
  };
}

/**
 * @param {string} what
 * @param {number} times
 * @param {{ curfew: SiteFigures, console: SiteFigures }} figures
 * @param {(site: SiteFigures) => Spread} spreadIn
 * @returns {Line}
 */
function sooner(what, times, { curfew, console }, spreadIn) {
  const ratio = spreadIn(console).median / spreadIn(curfew).median;
  return {
    what,
    curfew: `${spread(spreadIn(curfew))}, ${ratio.toFixed(2)} times sooner`,
    console: spread(spreadIn(console)),
    budget: `${times} times sooner`,
    isMet: ratio >= times,
  };
}

/**
 * @param {readonly Line[]} lines
 * @returns {string} a Markdown table
 */
function tableOf(lines) {
  const cells = [
    ['', 'Curfew', 'Keycloak’s console', 'Budget', ''],
    ...lines.map(({ what, curfew, console, budget, isMet }) => [
      what,
      curfew,
      console,
      budget,
      verdict(isMet),
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  const [head = [], ...rows] = cells;
  return [head, rule, ...rows]
    .map((row) => `| ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`)
    .join('\n');
}

/**
 * @param {boolean | undefined} isMet
 * @returns {string}
 */
function verdict(isMet) {
  if (isMet === undefined) {
    return '';
  }
  return isMet ? 'met' : 'MISSED';
}
