import { describe, expect, it } from 'vitest';

import { createRandom, randomUuid } from './random.mjs';

/** @param {number} seed */
function bytesOf(seed) {
  return createRandom(seed).bytes(32).toString('hex');
}

describe('createRandom', () => {
  it('gives the same sequence for the same seed, another for another', () => {
    expect(bytesOf(1)).toBe(bytesOf(1));
    expect(bytesOf(1)).not.toBe(bytesOf(2));
  });

  it('reaches both ends of a range and nothing beyond', () => {
    const random = createRandom(7);
    const drawn = new Set(Array.from({ length: 500 }, () => random.integer(3, 6)));
    expect(drawn).toEqual(new Set([3, 4, 5, 6]));
  });

  it('draws the normal distribution', () => {
    const random = createRandom(7);
    const drawn = Array.from({ length: 10_000 }, () => random.normal());
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    const variance = drawn.reduce((sum, value) => sum + value ** 2, 0) / drawn.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
  });

  it('refuses to pick from nothing', () => {
    expect(() => createRandom(1).pick([])).toThrow(RangeError);
  });
});

describe('randomUuid', () => {
  it('looks like the ids of Keycloak users', () => {
    const random = createRandom(1);
    const form = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
    const ids = Array.from({ length: 100 }, () => randomUuid(random));
    expect(ids.filter((id) => !form.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(100);
  });
});
