import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { firstPace, nextPace, type PageOutcome } from './scan-pace.ts';

const answered = (millis: number): PageOutcome => ({ kind: 'answered', millis });

describe('nextPace', () => {
  it('asks for more and wider while answers are quick', () => {
    const careful = firstPace(2000);
    const next = nextPace(careful, answered(100));
    expect(next.pageRows).toBeGreaterThan(careful.pageRows);
    expect(next.parallel).toBe(careful.parallel + 1);
    expect(firstPace(50).pageRows).toBeGreaterThan(next.pageRows);
  });

  it('backs off when answers are slow, and to one at a time after a failure', () => {
    const wide = { pageRows: 8000, parallel: 4 };
    expect(nextPace(wide, answered(10_000))).toEqual({ pageRows: 4000, parallel: 3 });
    expect(nextPace(wide, { kind: 'failed' })).toEqual({ pageRows: 4000, parallel: 1 });
    expect(nextPace(wide, answered(3000))).toEqual(wide);
  });

  it('never asks for more than three pages of 34,000 at once, nor for less than one of 500', () => {
    const outcomes = fc.array(
      fc.oneof(fc.nat(20_000).map(answered), fc.constant<PageOutcome>({ kind: 'failed' })),
    );
    fc.assert(
      fc.property(fc.nat(1000), outcomes, (first, all) => {
        const { pageRows, parallel } = all.reduce(nextPace, firstPace(first));
        expect(pageRows >= 500 && pageRows <= 34_000).toBe(true);
        expect(parallel >= 1 && parallel <= 3).toBe(true);
      }),
    );
  });
});
