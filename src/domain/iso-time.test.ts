import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatIsoTime, parseIsoTime } from './iso-time.ts';

describe('parseIsoTime', () => {
  it.each([
    ['1970-01-01', 0],
    ['2026-11-25', 1_795_564_800],
    ['2024-02-29T12:30', 1_709_209_800],
    ['2026-11-25T01:02:03Z', 1_795_568_523],
    ['2026-11-25T01:00:00+05:45', 1_795_547_700],
    ['2026-02-29', undefined],
    ['2026-00-10', undefined],
    ['2026-11-25T24:00', undefined],
    ['25.11.2026', undefined],
    ['', undefined],
  ])('%s', (text, at) => {
    expect(parseIsoTime(text)).toBe(at);
  });

  it('reads back what is written, as the platform’s own clock has it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_294_967_295 }), (at) => {
        // oxlint-disable-next-line no-restricted-globals -- the platform's own clock is the judge
        expect(formatIsoTime(at)).toBe(new Date(at * 1000).toISOString().replace('.000', ''));
        expect(parseIsoTime(formatIsoTime(at))).toBe(at);
      }),
    );
  });

  it('writes what is no date as it is', () => {
    expect(formatIsoTime(1.8e15)).toBe('1800000000000000');
  });
});
