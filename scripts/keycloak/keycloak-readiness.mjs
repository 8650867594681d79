import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const readyWithinMillis = 240_000;
const askEveryMillis = 250;
const shownLogLines = 15;

/**
 * Waits until a Keycloak that was just started answers.
 *
 * @param {{ url: string, logFile: string, hasEnded: () => boolean }} server
 * @returns {Promise<void>}
 * @throws {Error} with the last lines of its log when it ends or does not answer in time
 */
export async function untilReady({ url, logFile, hasEnded }) {
  const deadlineMillis = Date.now() + readyWithinMillis;
  // The log is asked too: another server could have taken the port, and it would answer as well.
  while (!((await readLog(logFile)).includes('Listening on:') && (await keycloakAnswers(url)))) {
    if (hasEnded() || Date.now() > deadlineMillis) {
      const lines = (await readLog(logFile)).trimEnd().split('\n').slice(-shownLogLines).join('\n');
      const failure = hasEnded() ? 'ended before it was ready' : 'did not answer in time';
      throw new Error(`Keycloak ${failure}. The end of ${logFile}:\n${lines}`);
    }
    await sleep(askEveryMillis);
  }
}

/**
 * Whether a Keycloak answers at this address.
 *
 * @param {string} url
 * @param {string} [realm] one that it must know; master if not given
 * @returns {Promise<boolean>}
 */
export async function keycloakAnswers(url, realm = 'master') {
  try {
    const response = await fetch(`${url}/realms/${encodeURIComponent(realm)}`, {
      signal: AbortSignal.timeout(5000),
    });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

/**
 * @param {string} logFile
 * @returns {Promise<string>}
 */
function readLog(logFile) {
  return readFile(logFile, 'utf8').catch(() => '');
}
