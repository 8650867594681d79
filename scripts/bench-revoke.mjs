// The last part of `npm run bench`: a job of 10,000 sessions on PostgreSQL, beside the best loop that
// does nothing but delete. docs/performance.md says what is measured.
import { cpus, loadavg } from 'node:os';

import { openSignedIn, startBrowser } from './bench/browser.mjs';
import { budgetTable } from './bench/budget-table.mjs';
import { comparedSites } from './bench/compared-sites.mjs';
import { deletesAtOnce, rawDeleteRate, rawDeleteRateInBrowser } from './bench/raw-deletes.mjs';
import { measureRevocation, plannedJobFile } from './bench/revocation-run.mjs';
import { startScaleSite } from './bench/scale-site.mjs';
import { spreadOf, spreadText } from './bench/spread.mjs';
import { createProgress } from './process/progress.mjs';
import { runCommand } from './process/run-command.mjs';

const JOB = 10_000;
const RUNS = 3;
/** Enough to tell which shape of a raw loop is worth its runs in turns. */
const SHORTLIST = 800;
const RAW = 5000;
const WARM_UP = 2000;
const SESSIONS = WARM_UP + 2 * deletesAtOnce.length * SHORTLIST + RUNS * (2 * RAW + JOB) + 1000;

const BUDGET = { rateOfRaw: 0.95, frameMillis: 20 };

/**
 * @param {import('./process/run-command.mjs').Remember} remember
 * @returns {Promise<import('./process/run-command.mjs').CommandResult>}
 */
async function benchRevoke(remember) {
  const progress = createProgress();
  const server = await startScaleSite({ sessionCount: SESSIONS, progress, remember });
  const browser = await startBrowser({ progress, remember });
  const { curfew, clientUuid } = await comparedSites(server);
  const context = await openSignedIn(browser, curfew);
  const { origin, keycloakUrl, rest, realm, clientId } = server;
  /** @type {{ id: string, userId: string }[]} */
  const listed = await rest.get(
    `/realms/${realm}/clients/${clientUuid}/offline-sessions?first=0&max=${SESSIONS}`,
  );
  const take = (/** @type {number} */ count) => listed.splice(0, count);
  const takeIds = (/** @type {number} */ count) => take(count).map(({ id }) => id);
  const page = await context.newPage();
  // A file of the dashboard's origin that runs nothing.
  await page.goto(`${origin}/icon.svg`);
  const path = `/admin/realms/${realm}/sessions`;
  const direct = { keycloakUrl, sessionsUrl: keycloakUrl + path };
  const proxied = { keycloakUrl, sessionsUrl: `${origin}/kc${path}` };
  /** @type {Record<'node' | 'browser', (count: number, atOnce: number) => Promise<number>>} */
  const loops = {
    node: (count, atOnce) => rawDeleteRate(direct, takeIds(count), atOnce),
    browser: (count, atOnce) => rawDeleteRateInBrowser(page, proxied, takeIds(count), atOnce),
  };
  const best = await progress.step('Find the best raw loops', async (detail) => {
    await loops.browser(WARM_UP, 6);
    return {
      node: await bestAtOnce(loops.node, detail),
      browser: await bestAtOnce(loops.browser, detail),
    };
  });
  /** @type {{ node: number[], browser: number[] }} */
  const raw = { node: [], browser: [] };
  /** @type {import('./bench/revocation-run.mjs').MeasuredJob[]} */
  const jobs = [];
  await progress.step('Revoke', async (detail) => {
    for (let run = 0; run < RUNS; run += 1) {
      detail(`round ${run + 1} of ${RUNS}`);
      raw.node.push(await loops.node(RAW, best.node));
      raw.browser.push(await loops.browser(RAW, best.browser));
      const client = { uuid: clientUuid, clientId };
      const file = plannedJobFile({ realm, client, sessions: take(JOB) });
      const jobsPage = await context.newPage();
      const revocationsPage = `${origin}/realms/${realm}/revocations`;
      jobs.push(await measureRevocation(jobsPage, { revocationsPage, file, count: JOB }));
      await jobsPage.close();
    }
  });
  const { table, missed } = reportOf(raw, jobs, best);
  progress.say(`\n${table}

${JOB} sessions a job, ${RAW} a raw loop; ${cpus().length} cores, load ${loadavg()
    .map((value) => value.toFixed(1))
    .join(' ')}; sessions a second: median (min-max) of ${RUNS} runs in turns.`);
  for (const sentence of missed) {
    progress.say(sentence);
  }
  return { exitCode: missed.length === 0 ? 0 : 1 };
}

/**
 * @param {(count: number, atOnce: number) => Promise<number>} loop
 * @param {import('./process/progress.mjs').Detail} detail
 * @returns {Promise<number>}
 */
async function bestAtOnce(loop, detail) {
  let best = { atOnce: 6, rate: 0 };
  for (const atOnce of deletesAtOnce) {
    detail(`${atOnce} at a time`);
    const rate = await loop(SHORTLIST, atOnce);
    if (rate > best.rate) best = { atOnce, rate };
  }
  return best.atOnce;
}

/**
 * @param {{ node: number[], browser: number[] }} raw sessions a second
 * @param {import('./bench/revocation-run.mjs').MeasuredJob[]} jobs
 * @param {{ node: number, browser: number }} best calls at once
 * @returns {{ table: string, missed: string[] }}
 */
function reportOf(raw, jobs, best) {
  const job = spreadOf(jobs.map(({ perSecond }) => perSecond));
  const node = spreadOf(raw.node);
  const inBrowser = spreadOf(raw.browser);
  const ratio = job.median / Math.max(node.median, inBrowser.median);
  const frames = Math.max(...jobs.map(({ within95Millis }) => within95Millis));
  const verified = spreadOf(jobs.map(({ verifiedSeconds }) => verifiedSeconds));
  return budgetTable('Beside', [
    {
      what: 'Revocation job, sessions a second',
      curfew: `${spreadText(job)}, ${ratio.toFixed(2)} of raw`,
      beside: '',
      budget: `at least ${BUDGET.rateOfRaw} of the best raw loop`,
      isMet: ratio >= BUDGET.rateOfRaw,
    },
    {
      what: 'Best raw loop in Node, straight to Keycloak, sessions a second',
      curfew: '',
      beside: `${spreadText(node)}, ${best.node} at a time`,
      budget: '',
    },
    {
      what: 'Best raw loop in the browser, sessions a second',
      curfew: '',
      beside: `${spreadText(inBrowser)}, ${best.browser} at a time`,
      budget: '',
    },
    {
      what: 'The same job with all targets read again, seconds',
      curfew: spreadText(verified),
      beside: '',
      budget: '',
    },
    {
      what: 'While it runs, 95 % of frames within, ms',
      curfew: frames.toFixed(1),
      beside: '',
      budget: `at most ${BUDGET.frameMillis}`,
      isMet: frames <= BUDGET.frameMillis,
    },
  ]);
}

await runCommand(benchRevoke);
