import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { FIRST_PACE, nextPace, type PageOutcome } from './scan-pace.ts';

const answered = (millis: number): PageOutcome => ({ kind: 'answered', millis });

describe('nextPace', () => {
  it('asks for more and wider while answers are quick', () => {
    const next = nextPace(FIRST_PACE, answered(100));
    expect(next.pageRows).toBeGreaterThan(FIRST_PACE.pageRows);
    expect(next.parallel).toBe(FIRST_PACE.parallel + 1);
  });

  it('backs off when answers are slow, and to one at a time after a failure', () => {
    const wide = { pageRows: 8000, parallel: 4 };
    expect(nextPace(wide, answered(10_000))).toEqual({ pageRows: 4000, parallel: 3 });
    expect(nextPace(wide, { kind: 'failed' })).toEqual({ pageRows: 4000, parallel: 1 });
    expect(nextPace(wide, answered(3000))).toEqual(wide);
  });

  it('never asks for more than four pages of 20,000 at once, nor for less than one of 500', () => {
    const outcomes = fc.array(
      fc.oneof(fc.nat(20_000).map(answered), fc.constant<PageOutcome>({ kind: 'failed' })),
    );
    fc.assert(
      fc.property(outcomes, (all) => {
        const { pageRows, parallel } = all.reduce(nextPace, FIRST_PACE);
        expect(pageRows >= 500 && pageRows <= 20_000).toBe(true);
        expect(parallel >= 1 && parallel <= 4).toBe(true);
      }),
    );
  });
});
