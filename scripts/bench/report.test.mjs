import { describe, expect, it } from 'vitest';

import { benchReport } from './report.mjs';
import { spreadOf } from './spread.mjs';

/**
 * @param {{ scriptKib: number, requests: number, clickMillis: number, deepLinkMillis: number }} site
 */
const figures = ({ scriptKib, requests, clickMillis, deepLinkMillis }) => ({
  firstPage: {
    requests: Array.from({ length: requests }, () => 'script GET http://localhost/x.js'),
    scriptBytes: scriptKib * 1024,
    transferredBytes: 0,
  },
  click: spreadOf([clickMillis + 20, clickMillis, clickMillis - 10]),
  deepLink: spreadOf([deepLinkMillis]),
});
const console = figures({ scriptKib: 600, requests: 53, clickMillis: 200, deepLinkMillis: 1500 });

describe('benchReport', () => {
  it('misses nothing where every budget is just met', () => {
    const curfew = figures({ scriptKib: 210, requests: 15, clickMillis: 100, deepLinkMillis: 500 });
    const { table, missed } = benchReport({ curfew, console });
    expect(missed).toEqual([]);
    expect(table).toContain('100 (90-120), 2.00 times sooner');
  });

  it('has a sentence for each budget that is missed', () => {
    const curfew = figures({ scriptKib: 211, requests: 16, clickMillis: 101, deepLinkMillis: 501 });
    expect(benchReport({ curfew, console }).missed).toEqual([
      'Missed: Initial JavaScript, KiB gzip: 211, the budget is at most 210.',
      'Missed: Requests to the signed-in page: 16, the budget is at most 15.',
      'Missed: Click to session rows, ms: 101 (91-121), 1.98 times sooner, the budget is 2 times sooner.',
      'Missed: Deep link to session rows, ms: 501 (501-501), 2.99 times sooner, the budget is 3 times sooner.',
    ]);
  });
});
