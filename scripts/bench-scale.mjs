// The second half of `npm run bench`: a client with 100,000 offline sessions, on PostgreSQL.
// docs/performance.md says what is measured.
import { cpus, loadavg } from 'node:os';

import { openSignedIn, startBrowser } from './bench/browser.mjs';
import { comparedSites } from './bench/compared-sites.mjs';
import { measureFirstRows } from './bench/first-rows.mjs';
import { measurePolicyTyping } from './bench/policy-typing.mjs';
import { loopShapes } from './bench/raw-loop.mjs';
import { scaleReport } from './bench/scale-report.mjs';
import { measureScaleScans, openRawLoops } from './bench/scale-scans.mjs';
import { startScaleSite } from './bench/scale-site.mjs';
import { createProgress } from './process/progress.mjs';
import { runCommand } from './process/run-command.mjs';

const SESSIONS = 100_000;

/** What the page says when all of them are indexed and on screen; it looks for changes afterwards. */
const WHOLE_TEXT = /^100,000 (?:of 100,000 )?loaded/;

const RUNS = 5;

/** Untimed: Keycloak's first calls are many times slower, and browsers compile what they meet again. */
const WARM_UP_RUNS = 3;

/**
 * @param {import('./process/run-command.mjs').Remember} remember
 * @returns {Promise<import('./process/run-command.mjs').CommandResult>}
 */
async function benchScale(remember) {
  const progress = createProgress();
  const server = await startScaleSite({ sessionCount: SESSIONS, progress, remember });
  const browser = await startBrowser({ progress, remember });
  const sites = await comparedSites(server);
  const context = await openSignedIn(browser, sites.curfew);
  const loops = await openRawLoops(context, {
    keycloakUrl: server.keycloakUrl,
    origin: server.origin,
    listPath: `/admin/realms/${server.realm}/clients/${sites.clientUuid}/offline-sessions`,
    rowCount: SESSIONS,
  });
  const scans = await measureScaleScans({
    context,
    site: sites.curfew,
    wholeText: WHOLE_TEXT,
    loops,
    runs: RUNS,
    progress,
  });
  const first = await progress.step('Measure times to the first rows', () =>
    measureFirstRows(context, sites, { warmUpRuns: WARM_UP_RUNS, runs: RUNS }),
  );
  const typing = await progress.step('Measure typing in the policy', async () => {
    const page = await context.newPage();
    const policyPage = `${server.origin}/realms/${server.realm}/policy`;
    try {
      return await measurePolicyTyping(page, { policyPage, rounds: RUNS });
    } catch (error) {
      progress.say(String(error));
      return undefined;
    } finally {
      await page.close();
    }
  });
  const load = loadavg().map((value) => value.toFixed(1));
  const { table, missed } = scaleReport({
    rowCount: SESSIONS,
    ...scans,
    click: { curfew: first.curfew.click, console: first.console.click },
    deepLink: { curfew: first.curfew.deepLink, console: first.console.deepLink },
    typing,
  });
  progress.say(`\n${table}

Chromium ${browser.version()}, ${cpus().length} cores, load ${load.join(' ')}; times: median (min-max) of ${RUNS} runs in turns.
Raw loops: fetch and JSON.parse, the best of ${loopShapes.length} shapes each; a scan is held against the faster one.`);
  for (const sentence of missed) {
    progress.say(sentence);
  }
  return { exitCode: missed.length === 0 ? 0 : 1 };
}

await runCommand(benchScale);
