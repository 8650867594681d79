import { adminToken } from './admin-token.mjs';

/**
 * @typedef {object} DeleteTarget
 * @property {string} keycloakUrl
 * @property {string} sessionsUrl of the realm's sessions, without an id
 */

/** How many calls at once a raw loop makes, as far as more helps. */
export const deletesAtOnce = [4, 6, 8, 12, 24];

/**
 * Deletes sessions with nothing but fetch. Its text runs in a browser too, so it knows nothing but its
 * argument.
 *
 * @param {{ sessionsUrl: string, token: string, ids: readonly string[], atOnce: number }} loop
 * @returns {Promise<{ deleted: number, millis: number }>}
 */
async function deleteAll({ sessionsUrl, token, ids, atOnce }) {
  const headers = { authorization: `Bearer ${token}` };
  const waiting = ids.values();
  let deleted = 0;
  const startedAt = performance.now();
  const worker = async () => {
    for (const id of waiting) {
      const address = `${sessionsUrl}/${id}?isOffline=true`;
      const response = await fetch(address, { method: 'DELETE', headers });
      await response.text();
      if (response.status === 204) deleted += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { deleted, millis: performance.now() - startedAt };
}

/**
 * @param {DeleteTarget} target
 * @param {readonly string[]} ids
 * @param {number} atOnce
 * @returns {Promise<number>} sessions a second
 */
export async function rawDeleteRate(target, ids, atOnce) {
  const token = await adminToken(target.keycloakUrl);
  return checkedRate(ids, await deleteAll({ ...target, ids, atOnce, token }));
}

/**
 * The same in a page, by the way that the dashboard's calls go.
 *
 * @param {import('@playwright/test').Page} page of the origin of `sessionsUrl`
 * @param {DeleteTarget} target
 * @param {readonly string[]} ids
 * @param {number} atOnce
 * @returns {Promise<number>} sessions a second
 */
export async function rawDeleteRateInBrowser(page, target, ids, atOnce) {
  const token = await adminToken(target.keycloakUrl);
  const loop = { ...target, ids, atOnce, token };
  return checkedRate(ids, await page.evaluate(deleteAll, loop));
}

/**
 * @param {readonly string[]} ids
 * @param {{ deleted: number, millis: number }} result
 * @returns {number}
 */
function checkedRate(ids, { deleted, millis }) {
  if (deleted !== ids.length) {
    throw new Error(`The raw loop deleted ${deleted} sessions of ${ids.length}.`);
  }
  return deleted / (millis / 1000);
}
