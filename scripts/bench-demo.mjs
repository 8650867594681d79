// The first half of `npm run bench`: how quick the dashboard is, beside Keycloak's own console, on the
// demo. docs/performance.md says what is measured.
import { cpus, loadavg } from 'node:os';

import { openSignedIn, startBrowser } from './bench/browser.mjs';
import { comparedSites } from './bench/compared-sites.mjs';
import { startDemoSite } from './bench/demo-site.mjs';
import { measureFirstPage } from './bench/first-page.mjs';
import { measureFirstRows } from './bench/first-rows.mjs';
import { benchReport } from './bench/report.mjs';
import { createProgress } from './process/progress.mjs';
import { runCommand } from './process/run-command.mjs';

const RUNS = 5;

/** Untimed: Keycloak's first calls are many times slower, and browsers compile what they meet again. */
const WARM_UP_RUNS = 3;

/**
 * @param {import('./process/run-command.mjs').Remember} remember
 * @returns {Promise<import('./process/run-command.mjs').CommandResult>}
 */
async function bench(remember) {
  const progress = createProgress();
  const demo = await startDemoSite({ progress, remember });
  const browser = await startBrowser({ progress, remember });
  const sites = await comparedSites(demo);
  const context = await openSignedIn(browser, sites.curfew);
  const times = await progress.step('Measure times', () =>
    measureFirstRows(context, sites, { warmUpRuns: WARM_UP_RUNS, runs: RUNS }),
  );
  await context.close();
  const load = loadavg().map((value) => value.toFixed(1));
  const first = await progress.step('Measure the first page', async () => ({
    curfew: await measureFirstPage(browser, sites.curfew),
    console: await measureFirstPage(browser, sites.console),
  }));
  const { table, missed } = benchReport({
    curfew: { firstPage: first.curfew, ...times.curfew },
    console: { firstPage: first.console, ...times.console },
  });
  progress.say(`\n${table}

Chromium ${browser.version()}, ${cpus().length} cores, load ${load.join(' ')}; times: median (min-max) of ${RUNS} runs in turns.
JavaScript: each file's body, gzip -9. Requests: from the navigation back from sign-in, document
included, to rows and a quiet network, without the tab's icon. Transferred: bodies as they came over the wire, empty cache.`);
  if (missed.length > 0) {
    progress.say(`\nCurfew's requests:\n  ${first.curfew.requests.join('\n  ')}`);
  }
  for (const sentence of missed) {
    progress.say(sentence);
  }
  return { exitCode: missed.length === 0 ? 0 : 1 };
}

await runCommand(bench);
