import { gzipSync } from 'node:zlib';

import { screen, signIn } from './browser.mjs';

/**
 * @typedef {import('@playwright/test').Request} Request
 *
 * @typedef {object} FirstPage what the first page after the sign-in costs, with an empty cache
 * @property {string[]} requests kind, method and address of each, in order
 * @property {number} scriptBytes its JavaScript, each file compressed with gzip -9
 * @property {number} transferredBytes bodies of its files and answers as they came over the wire
 */

/**
 * Signs in with an empty browser and looks at the page that follows: everything that it asks for
 * from the navigation back from Keycloak's sign-in page on, the document included, until its rows
 * are there and the network is quiet. A file that the page before the sign-in had loaded counts too;
 * the tab's icon does not, which browsers fetch when and as often as they please.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {import('./compared-sites.mjs').ComparedSite} site
 * @returns {Promise<FirstPage>}
 */
export async function measureFirstPage(browser, site) {
  const context = await browser.newContext(screen);
  const page = await context.newPage();
  /** @type {Request[]} */
  const all = [];
  page.on('request', (request) => {
    if (!isTabIcon(request)) {
      all.push(request);
    }
  });
  await signIn(page, site.clientsPage);
  await page.locator(site.clientRows).first().waitFor();
  await page.waitForLoadState('networkidle');

  const isDocument = (/** @type {Request} */ request) =>
    request.isNavigationRequest() && request.frame() === page.mainFrame();
  const requests = all.slice(all.findLastIndex(isDocument));
  const files = new Set(requests.map((request) => request.url()));
  const scripts = new Set(
    requests
      .filter((request) => request.resourceType() === 'script')
      .map((request) => request.url()),
  );
  const measured = {
    requests: requests.map(
      (request) => `${request.resourceType()} ${request.method()} ${request.url()}`,
    ),
    scriptBytes: await sum([...scripts], (url) => compressedBytes(context, url)),
    transferredBytes: await sum(
      all.filter((request) => files.has(request.url())),
      transferredBytes,
    ),
  };
  await context.close();
  return measured;
}

/**
 * @param {Request} request
 * @returns {boolean}
 */
function isTabIcon(request) {
  return request.resourceType() === 'other' && /icon\.(?:svg|ico|png)$/.test(request.url());
}

/**
 * Asks for the file once more: of what the browser found unchanged in its cache (304) it gives no body.
 *
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} url
 * @returns {Promise<number>}
 */
async function compressedBytes(context, url) {
  const response = await context.request.get(url);
  return gzipSync(await response.body(), { level: 9 }).length;
}

/**
 * @param {Request} request
 * @returns {Promise<number>} 0 for what the browser had
 */
async function transferredBytes(request) {
  const { responseBodySize } = await request.sizes();
  return Math.max(0, responseBodySize);
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => Promise<number>} bytesOf
 * @returns {Promise<number>}
 */
async function sum(items, bytesOf) {
  const sizes = await Promise.all(items.map((item) => bytesOf(item)));
  return sizes.reduce((total, size) => total + size, 0);
}
