import { spreadOf } from './spread.mjs';
import { millisFromClick, millisFromDeepLink } from './time-to-rows.mjs';

/**
 * @typedef {import('./compared-sites.mjs').ComparedSite} ComparedSite
 * @typedef {import('./spread.mjs').Spread} Spread
 */

/**
 * How soon a client's first session rows are on screen, on both sites by turns.
 *
 * @param {import('@playwright/test').BrowserContext} context signed in
 * @param {{ curfew: ComparedSite, console: ComparedSite }} sites
 * @param {{ warmUpRuns: number, runs: number }} rounds
 * @returns {Promise<Record<'curfew' | 'console', { click: Spread, deepLink: Spread }>>} milliseconds
 */
export async function measureFirstRows(context, sites, { warmUpRuns, runs }) {
  const times = {
    curfew: { click: /** @type {number[]} */ ([]), deepLink: /** @type {number[]} */ ([]) },
    console: { click: /** @type {number[]} */ ([]), deepLink: /** @type {number[]} */ ([]) },
  };
  for (let run = -warmUpRuns; run < runs; run += 1) {
    for (const name of /** @type {const} */ (['curfew', 'console'])) {
      const clickMillis = await millisFromClick(context, sites[name]);
      const deepLinkMillis = await millisFromDeepLink(context, sites[name]);
      if (run >= 0) {
        times[name].click.push(clickMillis);
        times[name].deepLink.push(deepLinkMillis);
      }
    }
  }
  return { curfew: spreads(times.curfew), console: spreads(times.console) };
}

/**
 * @param {{ click: number[], deepLink: number[] }} times
 */
function spreads({ click, deepLink }) {
  return { click: spreadOf(click), deepLink: spreadOf(deepLink) };
}
