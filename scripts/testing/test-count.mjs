import { readFile } from 'node:fs/promises';

import { valueAt } from '#scripts/process/json-text.mjs';

/** @typedef {{ passed: number, failed: number }} TestCount */

/**
 * Reads what a test runner's reporter `json` wrote.
 *
 * @param {string} reportFile
 * @returns {Promise<unknown>} undefined where it wrote nothing
 */
export async function readReport(reportFile) {
  try {
    return JSON.parse(await readFile(reportFile, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * The count in a report of Vitest (reporter `json`).
 *
 * @param {unknown} report parsed; undefined where Vitest wrote none, which counts as one failure
 * @returns {TestCount}
 */
export function vitestCount(report) {
  return {
    passed: numberAt(report, 'numPassedTests', 0),
    // A file that cannot even be loaded has no tests to fail.
    failed: Math.max(
      numberAt(report, 'numFailedTests', 1),
      valueAt(report, 'success') === true ? 0 : 1,
    ),
  };
}

/**
 * The count in a report of Playwright (reporter `json`); a test that passed at a second try counts
 * as passed.
 *
 * @param {unknown} report parsed; undefined where Playwright wrote none, which counts as one failure
 * @returns {TestCount}
 */
export function playwrightCount(report) {
  const stats = valueAt(report, 'stats');
  const errors = valueAt(report, 'errors');
  return {
    passed: numberAt(stats, 'expected', 0) + numberAt(stats, 'flaky', 0),
    failed: numberAt(stats, 'unexpected', 1) + (Array.isArray(errors) ? errors.length : 0),
  };
}

/**
 * @param {readonly TestCount[]} counts
 * @returns {string} `N passed, N failed`
 */
export function closingLine(counts) {
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  return `${passed} passed, ${failed} failed`;
}

/**
 * @param {unknown} value
 * @param {string} key
 * @param {number} otherwise
 * @returns {number}
 */
function numberAt(value, key, otherwise) {
  const found = valueAt(value, key);
  return typeof found === 'number' ? found : otherwise;
}
