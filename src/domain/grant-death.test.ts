import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { deathCause, type DeathFacts } from './grant-death.ts';

const FINE: DeathFacts = {
  userEnabled: true,
  clientEnabled: true,
  offlineScope: 'optional',
  hasOfflineRole: true,
  issuedAt: 1000,
  notBefore: [0, 0, 0],
};

const UNKNOWN: DeathFacts = {
  userEnabled: undefined,
  clientEnabled: undefined,
  offlineScope: undefined,
  hasOfflineRole: undefined,
  issuedAt: 1000,
  notBefore: [undefined, undefined, undefined],
};

describe('deathCause', () => {
  it.each<[string, Partial<DeathFacts>, string | undefined]>([
    ['nothing', {}, undefined],
    ['a disabled client', { clientEnabled: false }, 'client-disabled'],
    ['a disabled user', { userEnabled: false }, 'user-disabled'],
    ['a realm’s not-before', { notBefore: [1001, 0, 0] }, 'stale-token'],
    ['a client’s not-before', { notBefore: [0, 1001, 0] }, 'stale-token'],
    ['a user’s not-before', { notBefore: [0, 0, 1001] }, 'stale-token'],
    ['a not-before of the same second', { notBefore: [1000, 0, 0] }, undefined],
    ['the scope taken away', { offlineScope: 'unassigned' }, 'scope-removed'],
    ['the scope as a default', { offlineScope: 'default' }, undefined],
    ['the role taken away', { hasOfflineRole: false }, 'role-lost'],
    ['several at once: the first', { hasOfflineRole: false, userEnabled: false }, 'user-disabled'],
  ])('of %s', (_what, change, expected) => {
    expect(deathCause({ ...FINE, ...change })).toBe(expected);
  });

  it('condemns nothing by what is not known', () => {
    expect(deathCause(UNKNOWN)).toBeUndefined();
  });

  it('never calls a token stale that is younger than every not-before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2_000_000_000)), fc.nat(1000), (notBefore, later) => {
        const issuedAt = Math.max(0, ...notBefore) + later;
        expect(deathCause({ ...FINE, notBefore, issuedAt })).toBeUndefined();
      }),
    );
  });
});
