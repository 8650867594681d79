import { budgetTable, soonerLine } from './budget-table.mjs';

/**
 * @typedef {import('./first-page.mjs').FirstPage} FirstPage
 * @typedef {import('./spread.mjs').Spread} Spread
 * @typedef {import('./budget-table.mjs').BudgetLine} BudgetLine
 *
 * @typedef {object} SiteFigures
 * @property {FirstPage} firstPage
 * @property {Spread} click milliseconds
 * @property {Spread} deepLink milliseconds
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
      beside: kib(figures.console.firstPage.transferredBytes).toFixed(0),
      budget: '',
    },
    soonerLine({
      what: 'Click to session rows, ms',
      curfew: figures.curfew.click,
      console: figures.console.click,
      times: BUDGET.clickTimesSooner,
    }),
    soonerLine({
      what: 'Deep link to session rows, ms',
      curfew: figures.curfew.deepLink,
      console: figures.console.deepLink,
      times: BUDGET.deepLinkTimesSooner,
    }),
  ];
  return budgetTable('Keycloak’s console', lines);
}

const kib = (/** @type {number} */ bytes) => bytes / 1024;
const scriptKib = (/** @type {SiteFigures} */ { firstPage }) => kib(firstPage.scriptBytes);
const tenths = (/** @type {number} */ value) => String(Math.round(value * 10) / 10);
const requestCount = (/** @type {SiteFigures} */ { firstPage }) => firstPage.requests.length;

/**
 * @param {string} what
 * @param {number} most
 * @param {{ curfew: SiteFigures, console: SiteFigures }} figures
 * @param {(site: SiteFigures) => number} valueOf
 * @returns {BudgetLine}
 */
function atMost(what, most, { curfew, console }, valueOf) {
  return {
    what,
    curfew: tenths(valueOf(curfew)),
    beside: tenths(valueOf(console)),
    budget: `at most ${most}`,
    isMet: valueOf(curfew) <= most,
  };
}
