import { adminToken } from './admin-token.mjs';

/**
 * @typedef {{ pageSize: number, atOnce: number }} LoopShape a page size of -1 asks for all rows at once
 *
 * @typedef {object} LoopTarget
 * @property {string} keycloakUrl
 * @property {string} listUrl of a client's offline sessions, without a query
 * @property {number} rowCount how many rows it must give
 */

/** @type {readonly LoopShape[]} */
export const loopShapes = [
  ...[10_000, 20_000, 34_000].flatMap((pageSize) =>
    [1, 3, 4].map((atOnce) => ({ pageSize, atOnce })),
  ),
  { pageSize: -1, atOnce: 1 },
];

/**
 * Reads all rows with nothing but fetch and JSON.parse. Its text runs in a browser too, so it knows
 * nothing but its argument.
 *
 * @param {{ listUrl: string, token: string, rowCount: number, pageSize: number, atOnce: number }} loop
 * @returns {Promise<{ rows: number, millis: number }>}
 */
async function readAll({ listUrl, token, rowCount, pageSize, atOnce }) {
  const headers = { authorization: `Bearer ${token}` };
  let next = 0;
  let rows = 0;
  const startedAt = performance.now();
  const reader = async () => {
    while (next < rowCount) {
      const first = next;
      next = pageSize < 0 ? rowCount : next + pageSize;
      const response = await fetch(`${listUrl}?first=${first}&max=${pageSize}`, { headers });
      /** @type {unknown} */
      const page = JSON.parse(await response.text());
      rows += Array.isArray(page) ? page.length : 0;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  return { rows, millis: performance.now() - startedAt };
}

/**
 * @param {LoopTarget} target
 * @param {LoopShape} shape
 * @returns {Promise<number>} milliseconds
 */
export async function rawLoopMillis(target, shape) {
  const token = await adminToken(target.keycloakUrl);
  return checkedMillis(target, await readAll({ ...target, ...shape, token }));
}

/**
 * The same in a page, by the way that the dashboard's calls go.
 *
 * @param {import('@playwright/test').Page} page of the origin of `listUrl`
 * @param {LoopTarget} target
 * @param {LoopShape} shape
 * @returns {Promise<number>} milliseconds
 */
export async function rawLoopMillisInBrowser(page, target, shape) {
  const token = await adminToken(target.keycloakUrl);
  return checkedMillis(target, await page.evaluate(readAll, { ...target, ...shape, token }));
}

/**
 * @param {LoopTarget} target
 * @param {{ rows: number, millis: number }} read
 * @returns {number}
 */
function checkedMillis({ rowCount }, { rows, millis }) {
  if (rows !== rowCount) {
    throw new Error(`The raw loop read ${rows} rows of ${rowCount}.`);
  }
  return millis;
}
