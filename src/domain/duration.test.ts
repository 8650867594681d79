import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  durationParts,
  formatAge,
  formatLimit,
  formatSpan,
  MAX_DURATION,
  parseDuration,
  readDuration,
} from './duration.ts';
import { DAY, HOUR, MINUTE } from './time.ts';

const read = (text: string, unit?: 'd' | 'h' | 'min' | 's') => {
  const parsed = parseDuration(text, unit);
  return parsed.kind === 'ok' ? parsed.seconds : parsed.reason;
};

describe('parseDuration', () => {
  it.each([
    ['30d', 30 * DAY],
    ['30 days', 30 * DAY],
    ['720h', 30 * DAY],
    ['12h 30m', 12 * HOUR + 30 * MINUTE],
    ['90d 12h 30m 15s', 90 * DAY + 12 * HOUR + 30 * MINUTE + 15],
    ['2w', 14 * DAY],
    ['1 hour, 5 minutes', HOUR + 5 * MINUTE],
    ['P30D', 30 * DAY],
    ['p1dt12h', 36 * HOUR],
    ['PT90S', 90],
    ['P2W', 14 * DAY],
    ['2147483647s', MAX_DURATION],
  ])('reads %s', (text, seconds) => {
    expect(read(text)).toBe(seconds);
  });

  it('takes a bare number in the field’s unit', () => {
    expect(read('30')).toBe(30 * DAY);
    expect(read('30', 'h')).toBe(30 * HOUR);
    expect(read('90', 's')).toBe(90);
  });

  it.each([
    ['', 'Type a duration'],
    ['0', 'At least 1 second'],
    ['0d', 'At least 1 second'],
    ['-5', 'cannot be negative'],
    ['−5', 'cannot be negative'],
    ['abc', 'not a duration'],
    ['1e9d', 'not a unit'],
    ['12abc', 'not a unit'],
    ['١٢', 'not a duration'],
    ['1,5h', 'Whole numbers only'],
    ['1.5h', 'Whole numbers only'],
    ['60000d', 'At most 24,855 d'],
    ['2147483648s', 'At most 24,855 d'],
    ['99999999999999999999', 'At most 24,855 d'],
    ['1d 2d', 'there twice'],
    ['P', 'not a duration'],
    ['PT', 'not a duration'],
    ['P1Y', 'not a duration'],
    ['30d x', 'not a duration'],
    ['<img src=x>', 'not a duration'],
  ])('refuses %s and says why', (text, reason) => {
    expect(read(text)).toContain(reason);
  });

  it('reads back every limit it prints', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_DURATION }), (seconds) => {
        expect(read(formatLimit(seconds))).toBe(seconds);
      }),
    );
  });

  it('reads back every number and unit it shows in a field', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_DURATION }), (seconds) => {
        const { amount, unit } = durationParts(seconds);
        expect(read(String(amount), unit)).toBe(seconds);
      }),
    );
  });

  it('never throws and never leaves the range', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseDuration(text);
        if (parsed.kind === 'ok') {
          expect(Number.isInteger(parsed.seconds)).toBe(true);
          expect(parsed.seconds).toBeGreaterThanOrEqual(1);
          expect(parsed.seconds).toBeLessThanOrEqual(MAX_DURATION);
        } else {
          expect(parsed.reason.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('takes no time over a hostile text', () => {
    expect(read(`${'1d '.repeat(20_000)}!`)).toContain('not a duration');
  });
});

describe('readDuration', () => {
  it('takes an empty field and a zero for "not set" where that is allowed', () => {
    for (const text of ['', ' ', '0']) {
      expect(readDuration({ text, unit: 'd' }, true)).toEqual({ kind: 'ok', seconds: 0 });
      expect(readDuration({ text, unit: 'd' }, false).kind).toBe('invalid');
    }
    expect(readDuration({ text: '2', unit: 'h' }, true)).toEqual({ kind: 'ok', seconds: 2 * HOUR });
  });
});

describe('formatSpan', () => {
  it.each([
    [29 * DAY + 4 * HOUR + 59 * MINUTE, '29 d 4 h'],
    [30 * DAY, '30 d'],
    [9 * HOUR + 36 * MINUTE, '9 h 36 min'],
    [4 * MINUTE + 59, '4 min'],
    [59, '< 1 min'],
    [0, '< 1 min'],
  ])('prints %i s as %s', (seconds, text) => {
    expect(formatSpan(seconds)).toBe(text);
  });
});

describe('formatAge', () => {
  it.each([
    [46 * DAY + 23 * HOUR, '46 d'],
    [13 * HOUR + 59 * MINUTE, '13 h'],
    [59 * MINUTE, '59 min'],
    [5, '< 1 min'],
  ])('prints %i s as %s', (seconds, text) => {
    expect(formatAge(seconds)).toBe(text);
  });
});

describe('formatLimit', () => {
  it.each([
    [60 * DAY, '60 d'],
    [MINUTE, '1 min'],
    [90, '1 min 30 s'],
    [0, '0 s'],
  ])('prints %i s as %s', (seconds, text) => {
    expect(formatLimit(seconds)).toBe(text);
  });
});
