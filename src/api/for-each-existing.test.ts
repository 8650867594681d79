import { describe, expect, it } from 'vitest';

import { ApiError, type ApiErrorKind } from './api-error.ts';
import { forEachExisting } from './for-each-existing.ts';

const ITEMS = Array.from({ length: 40 }, (_, index) => index);

/** Looks up as the network does, later; the item `failing` fails. */
function lookUps(failing?: number, kind: ApiErrorKind = 'server') {
  const seen: number[] = [];
  let busy = 0;
  let busiest = 0;
  const lookUp = async (item: number) => {
    seen.push(item);
    busiest = Math.max(busiest, (busy += 1));
    await new Promise((resolve) => setTimeout(resolve, 1));
    busy -= 1;
    if (item === failing) throw new ApiError(kind, 'no');
  };
  return { lookUp, seen, busiest: () => busiest };
}

describe('forEachExisting', () => {
  it('looks up each item once, a few at a time', async () => {
    const { lookUp, seen, busiest } = lookUps();
    await forEachExisting(ITEMS, lookUp);
    expect(seen).toEqual(ITEMS);
    expect(busiest()).toBe(6);
  });

  it('passes over what was deleted meanwhile', async () => {
    const { lookUp, seen } = lookUps(3, 'missing');
    await forEachExisting(ITEMS, lookUp);
    expect(seen).toEqual(ITEMS);
  });

  it('throws any other failure and begins nothing more', async () => {
    const { lookUp, seen } = lookUps(3);
    await expect(forEachExisting(ITEMS, lookUp)).rejects.toThrow('no');
    const begun = seen.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen).toHaveLength(begun);
    expect(begun).toBeLessThan(13);
  });
});
