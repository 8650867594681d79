import { heapBytes } from './heap-bytes.mjs';
import { loopShapes, rawLoopMillis, rawLoopMillisInBrowser } from './raw-loop.mjs';
import { measureScrolling } from './scrolling.mjs';
import { spreadOf } from './spread.mjs';
import { measureWholeScan } from './whole-scan.mjs';

/**
 * @typedef {import('./raw-loop.mjs').LoopShape} LoopShape
 * @typedef {import('./scale-report.mjs').ScaleFigures} ScaleFigures
 * @typedef {import('#scripts/process/progress.mjs').Progress} Progress
 * @typedef {Record<'node' | 'browser', (shape: LoopShape) => Promise<number>>} RawLoops milliseconds
 *
 * @typedef {object} ScaleScan
 * @property {import('@playwright/test').BrowserContext} context signed in
 * @property {import('./compared-sites.mjs').ComparedSite} site
 * @property {RegExp} wholeText what the page says when it has all rows
 * @property {RawLoops} loops
 * @property {number} runs
 * @property {Progress} progress
 */

/** Enough to tell which shape is worth its runs in turns. */
const shortlistRuns = 2;

/**
 * The ways to read all rows with nothing around it: in Node straight from Keycloak, and in a page by
 * the dashboard's own way.
 *
 * @param {import('@playwright/test').BrowserContext} context
 * @param {{ keycloakUrl: string, origin: string, listPath: string, rowCount: number }} list
 * @returns {Promise<RawLoops>}
 */
export async function openRawLoops(context, { keycloakUrl, origin, listPath, rowCount }) {
  const page = await context.newPage();
  // A file of the dashboard's origin that runs nothing.
  await page.goto(`${origin}/icon.svg`);
  const direct = { keycloakUrl, rowCount, listUrl: keycloakUrl + listPath };
  const proxied = { keycloakUrl, rowCount, listUrl: `${origin}/kc${listPath}` };
  return {
    node: (shape) => rawLoopMillis(direct, shape),
    browser: (shape) => rawLoopMillisInBrowser(page, proxied, shape),
  };
}

/**
 * Finds the best raw loops, then runs them and the dashboard's scan by turns.
 *
 * @param {ScaleScan} options
 * @returns {Promise<Pick<ScaleFigures,
 *   'raw' | 'scanMillis' | 'longestTaskMillis' | 'requestsAtOnce' | 'heap' | 'scrolling'>>}
 */
export async function measureScaleScans({ context, site, wholeText, loops, runs, progress }) {
  const shapes = await progress.step('Find the best raw loops', async (detail) => ({
    node: await bestShape(loops.node, detail),
    browser: await bestShape(loops.browser, detail),
  }));
  return progress.step('Measure scans', async (detail) => {
    await warmUp({ context, site, wholeText });
    const nodeMillis = [];
    const browserMillis = [];
    /** @type {(import('./whole-scan.mjs').WholeScan | undefined)[]} */
    const scans = [];
    /** @type {Pick<ScaleFigures, 'heap' | 'scrolling'>} */
    let afterwards = { heap: undefined, scrolling: undefined };
    for (let run = 0; run < runs; run += 1) {
      detail(`round ${run + 1} of ${runs}`);
      nodeMillis.push(await loops.node(shapes.node));
      browserMillis.push(await loops.browser(shapes.browser));
      // What did not come once is not waited for again.
      if (!scans.includes(undefined)) {
        const page = await context.newPage();
        scans.push(await measureWholeScan(page, { site, wholeText }));
        if (run === runs - 1 && scans.at(-1) !== undefined) {
          afterwards = {
            heap: await heapBytes(page),
            scrolling: await measureScrolling(page, site.sessionRows),
          };
        }
        await page.close();
      }
    }
    return {
      raw: {
        node: { shape: shapes.node, millis: spreadOf(nodeMillis) },
        browser: { shape: shapes.browser, millis: spreadOf(browserMillis) },
      },
      ...scanFigures(scans),
      ...afterwards,
    };
  });
}

/**
 * Has the browser compile the page's code, which it keeps.
 *
 * @param {Pick<ScaleScan, 'context' | 'site' | 'wholeText'>} options
 */
async function warmUp({ context, site, wholeText }) {
  const page = await context.newPage();
  await measureWholeScan(page, { site, wholeText });
  await page.close();
}

/**
 * @param {(import('./whole-scan.mjs').WholeScan | undefined)[]} scans
 * @returns {Pick<ScaleFigures, 'scanMillis' | 'longestTaskMillis' | 'requestsAtOnce'>}
 */
function scanFigures(scans) {
  const whole = scans.filter((scan) => scan !== undefined);
  if (whole.length < scans.length) {
    return { scanMillis: undefined, longestTaskMillis: undefined, requestsAtOnce: undefined };
  }
  return {
    scanMillis: spreadOf(whole.map(({ millis }) => millis)),
    longestTaskMillis: Math.max(...whole.map(({ longestTaskMillis }) => longestTaskMillis)),
    requestsAtOnce: Math.max(...whole.map(({ requestsAtOnce }) => requestsAtOnce)),
  };
}

/**
 * @param {(shape: LoopShape) => Promise<number>} loop
 * @param {import('#scripts/process/progress.mjs').Detail} detail
 * @returns {Promise<LoopShape>}
 */
async function bestShape(loop, detail) {
  /** @type {LoopShape} */
  let best = { pageSize: 5000, atOnce: 2 };
  // Warms the server up.
  await loop(best);
  let bestMillis = Number.POSITIVE_INFINITY;
  for (let run = 0; run < shortlistRuns; run += 1) {
    for (const shape of loopShapes) {
      detail(`${shape.pageSize} rows a page, ${shape.atOnce} at a time`);
      const millis = await loop(shape);
      if (millis < bestMillis) {
        bestMillis = millis;
        best = shape;
      }
    }
  }
  return best;
}
