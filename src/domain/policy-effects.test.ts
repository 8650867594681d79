import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { policyEffects } from './policy-effects.ts';
import type { RealmPolicy } from './realm-policy.ts';
import { DAY } from './time.ts';

const SAVED: RealmPolicy = {
  idle: 30 * DAY,
  maxEnabled: false,
  max: 60 * DAY,
  clientIdle: 0,
  clientMax: 0,
};

const tones = (next: Partial<RealmPolicy>, saved = SAVED) =>
  policyEffects(saved, { ...saved, ...next }).map(({ tone }) => tone);
const words = (next: Partial<RealmPolicy>, saved = SAVED) =>
  policyEffects(saved, { ...saved, ...next })
    .map(({ text }) => text)
    .join(' ');

describe('policyEffects', () => {
  it('says that a shorter idle kills what is older', () => {
    expect(words({ idle: 20 * DAY })).toBe(
      'All sessions not refreshed for 20 d die the moment you save; until now the limit was 30 d.',
    );
  });

  it('says that a longer idle brings dead ones back', () => {
    expect(tones({ idle: 40 * DAY })).toEqual(['revives']);
    expect(words({ idle: 40 * DAY })).toContain('die at 40 d instead');
  });

  it('says that switching the max on kills by age', () => {
    expect(words({ maxEnabled: true })).toContain('sessions started more than 60 d ago die');
    expect(words({ maxEnabled: true })).toContain('until now the realm set no such limit');
  });

  it('says that a max behind a switch that stays off does nothing', () => {
    expect(tones({ max: DAY })).toEqual(['none']);
  });

  it('says whom a client default concerns', () => {
    expect(words({ clientIdle: 10 * DAY })).toContain('grants of clients without an override');
  });

  it('leaves no kill out where a client default kills earlier than the realm', () => {
    const text = words({ idle: 20 * DAY, clientIdle: 5 * DAY });
    expect(text).toContain('sessions not refreshed for 20 d die');
    expect(text).toContain('grants of clients without an override not refreshed for 5 d die');
  });

  it('does not say of clients again what it says of sessions', () => {
    expect(tones({ idle: 20 * DAY })).toEqual(['kills']);
  });

  it('says that a longer client default has no effect, and why', () => {
    expect(words({ clientIdle: 90 * DAY })).toBe(
      'Client default for idle: 90 d is longer than the realm’s 30 d, which wins.',
    );
  });

  it('says that a client default for max does not count while the switch is off', () => {
    expect(words({ clientMax: 5 * DAY })).toContain('does not count while Max limited is off');
  });

  it('always says something', () => {
    const number = fc.oneof(fc.integer({ min: -1, max: 100 * DAY }), fc.constant(0));
    const policy = fc.record({
      idle: number,
      maxEnabled: fc.boolean(),
      max: number,
      clientIdle: number,
      clientMax: number,
    });
    fc.assert(
      fc.property(policy, policy, (saved, next) => {
        expect(policyEffects(saved, next).length).toBeGreaterThan(0);
      }),
    );
  });
});
