import { describe, expect, it } from 'vitest';

import { scaleReport } from './scale-report.mjs';
import { spreadOf } from './spread.mjs';

/** @type {import('./scale-report.mjs').ScaleFigures} */
const justMet = {
  rowCount: 100_000,
  raw: {
    node: { shape: { pageSize: 20_000, atOnce: 2 }, millis: spreadOf([1800]) },
    browser: { shape: { pageSize: -1, atOnce: 1 }, millis: spreadOf([2500]) },
  },
  scanMillis: spreadOf([2000]),
  longestTaskMillis: 50,
  requestsAtOnce: 6,
  heap: { objectBytes: 50e6, bufferBytes: 10e6 },
  scrolling: { within95Millis: 20, longestMillis: 90 },
  click: { curfew: spreadOf([100]), console: spreadOf([200]) },
  deepLink: { curfew: spreadOf([500]), console: spreadOf([1500]) },
  typing: { longestTaskMillis: 50, numbersMillis: { median: 70, within95: 90 } },
};

describe('scaleReport', () => {
  it('misses nothing where every budget is just met', () => {
    const { table, missed } = scaleReport(justMet);
    expect(missed).toEqual([]);
    expect(table).toContain(
      '2000 (2000-2000), 50000 rows/s, 0.90 of raw, 1.25 of raw in the browser',
    );
    expect(table).toContain('55556: 1800 (1800-1800) ms, 20000 a page, 2 at a time');
    expect(table).toContain('40000: 2500 (2500-2500) ms, all at once');
    expect(table).toContain('60.0: 50.0 and 10.0');
    expect(table).toContain('70, 95 % within 90');
  });

  it('misses each budget that is exceeded', () => {
    const { missed } = scaleReport({
      ...justMet,
      scanMillis: spreadOf([2100]),
      longestTaskMillis: 51,
      requestsAtOnce: 7,
      heap: { objectBytes: 50e6, bufferBytes: 10.1e6 },
      scrolling: { within95Millis: 20.5, longestMillis: 90 },
      typing: { longestTaskMillis: 51, numbersMillis: { median: 70, within95: 90 } },
    });
    expect(missed).toHaveLength(6);
    expect(missed[0]).toContain(
      '0.86 of raw, 1.19 of raw in the browser, the budget is at least 0.9',
    );
  });

  it('misses what could not be measured', () => {
    const { table, missed } = scaleReport({
      ...justMet,
      scanMillis: undefined,
      longestTaskMillis: undefined,
      requestsAtOnce: undefined,
      heap: undefined,
      scrolling: undefined,
      typing: undefined,
    });
    expect(missed).toHaveLength(6);
    expect(table.match(/missing/g)).toHaveLength(7);
  });
});
