import { describe, expect, it } from 'vitest';

import type { Expiry } from './lifetime.ts';
import { isPastOwnEnd, tokenDeath } from './token-death.ts';

const EXPIRY: Expiry = {
  at: 1000,
  latestAt: 2000,
  rule: 'session-idle',
  limit: { seconds: 500, source: 'realm' },
};

describe('tokenDeath', () => {
  it.each([undefined, 1500, 3000])('is the end of the grant for a token that ends at %j', (end) => {
    expect(tokenDeath(end, EXPIRY)).toEqual({ at: 1000, isEarliest: true, by: 'session-idle' });
  });

  it('is sure where the bounds of the grant are one', () => {
    expect(tokenDeath(undefined, { ...EXPIRY, latestAt: 1000 }).isEarliest).toBe(false);
  });

  it('is the own end of a token that ends first', () => {
    expect(tokenDeath(900, EXPIRY)).toEqual({ at: 900, isEarliest: false, by: 'own-end' });
  });
});

describe('isPastOwnEnd', () => {
  it('never is for a token without an end, and is from the second of its end', () => {
    expect([undefined, 1001, 1000, 999].map((end) => isPastOwnEnd(end, 1000))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
