import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { ApiError } from '#api/api-error.ts';
import type { OfflineSession } from '#domain/offline-session.ts';
import { sessionBatch } from '#domain/session-batch.ts';

import { createSessionScan, type ScanCalls, type SessionScan } from './session-scan.ts';

const session = (id: string): OfflineSession => ({
  id,
  userId: `u${id}`,
  username: id,
  ipAddress: undefined,
  startedAt: 1,
  lastRefreshAt: 1,
  clients: [{ uuid: 'c', clientId: 'app' }],
});

/** Lists of thousands, changed a hundred times: more would take long, and find no more. */
const RUNS = 15;

const idOf = (number: number): string => String(number).padStart(6, '0');

/** A list as the server keeps it: in the order of its ids, changed at will between two pages. */
function serverList(count: number) {
  let ids = Array.from({ length: count }, (_, index) => idOf(index * 10));
  return {
    ids: () => ids,
    remove: (share: number) => {
      ids = ids.filter((_, index) => index !== Math.floor(share * ids.length));
    },
    add: (number: number) => {
      const id = idOf(number);
      const place = ids.findIndex((other) => other >= id);
      if (ids[place] !== id) ids = ids.toSpliced(place < 0 ? ids.length : place, 0, id);
    },
    page: (first: number, max: number) => sessionBatch(ids.slice(first, first + max).map(session)),
    /** As Keycloak does with rows of deleted users: they take a place in the page and are left out. */
    pageWithHidden: (first: number, max: number, isHidden: (id: string) => boolean) =>
      sessionBatch(
        ids
          .slice(first, first + max)
          .filter((id) => !isHidden(id))
          .map(session),
      ),
  };
}

function scanOf(
  list: ReturnType<typeof serverList>,
  more: Partial<ScanCalls> = {},
): { scan: SessionScan; atOnce: () => number } {
  let now = 0;
  let underWay = 0;
  let most = 0;
  const scan = createSessionScan({
    readPage: async ({ first, max }) => {
      underWay += 1;
      most = Math.max(most, underWay);
      // Pages end in another order than they began.
      for (let turn = 0; turn < 1 + ((first * 7) % 5); turn += 1) await Promise.resolve();
      now += 100;
      underWay -= 1;
      return list.page(first, max);
    },
    readCount: () => Promise.resolve(list.ids().length),
    serverNow: () => 1_800_000_000,
    now: () => now,
    sleep: (millis) => {
      now += millis;
      return Promise.resolve();
    },
    breathe: () => Promise.resolve(),
    ...more,
  });
  return { scan, atOnce: () => most };
}

/** Long enough for all that can happen without a timer. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 20);
  });

/** Resolves once the scan stands still; watches it, so that it goes on. */
const standing = (scan: SessionScan): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      const { state } = scan.getSnapshot();
      if (state.kind === 'done' || state.kind === 'failed') resolve();
    };
    scan.subscribe(look);
    look();
  });

function idsIn(scan: SessionScan): string[] {
  const { set } = scan.getSnapshot();
  const ids: string[] = [];
  for (let row = 0; row < set.length; row += 1)
    if (set.isDropped[row] === 0) ids.push(set.idAt(row));
  return ids.toSorted();
}

describe('a session scan', () => {
  it.each([0, 1, 99, 100, 101, 2100, 25_000])('reads all of %i sessions', async (count) => {
    const list = serverList(count);
    const { scan, atOnce } = scanOf(list);
    await scan.start();
    expect(scan.getSnapshot().loaded).toBe(Math.min(100, count));
    await standing(scan);
    expect(idsIn(scan)).toEqual(list.ids());
    expect(scan.getSnapshot()).toMatchObject({
      counted: count,
      state: { kind: 'done', end: { kind: 'settled' } },
    });
    expect(atOnce()).toBeLessThanOrEqual(6);
  });

  it('is right after sessions came and went while it read, whatever came and went', async () => {
    const change = fc.oneof(
      fc.record({
        kind: fc.constant('remove' as const),
        at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      }),
      fc.record({ kind: fc.constant('add' as const), at: fc.nat(99_999) }),
    );
    // What happens before each of the first pages is answered.
    const changes = fc.array(fc.array(change, { maxLength: 60 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 100, max: 5000 }), changes, async (count, all) => {
        const list = serverList(count);
        const left = [...all];
        const { scan } = scanOf(list, {
          readPage: async ({ first, max }) => {
            await Promise.resolve();
            for (const one of left.shift() ?? []) {
              if (one.kind === 'remove') list.remove(one.at);
              else list.add(one.at);
            }
            return list.page(first, max);
          },
        });
        await scan.start();
        await standing(scan);
        // A single session that came and another that went within one page cannot be noticed.
        const ids = new Set(idsIn(scan));
        const truth = new Set(list.ids());
        const wrong = [
          ...[...truth].filter((id) => !ids.has(id)),
          ...[...ids].filter((id) => !truth.has(id)),
        ];
        const changed = all.flat().length;
        expect(wrong.length).toBeLessThanOrEqual(changed > 40 ? 0 : changed);
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  it('never leaves out a session that was listed all the while', async () => {
    const change = fc.record({ isAdd: fc.boolean(), at: fc.nat(89_999) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 5 })), async (all) => {
        const list = serverList(4000);
        let stayed = new Set(list.ids());
        const left = [...all];
        const { scan } = scanOf(list, {
          readPage: async ({ first, max }) => {
            await Promise.resolve();
            for (const { isAdd, at } of left.shift() ?? []) {
              if (isAdd) list.add(at);
              else list.remove(at / 90_000);
            }
            const now = new Set(list.ids());
            stayed = new Set([...stayed].filter((id) => now.has(id)));
            return list.page(first, max);
          },
        });
        await scan.start();
        await standing(scan);
        const ids = new Set(idsIn(scan));
        expect([...stayed].filter((id) => !ids.has(id))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  it('leaves no gap where rows go away in front of every page, however often it reads', async () => {
    const list = serverList(40_000);
    const { scan } = scanOf(list, {
      readPage: async ({ first, max }) => {
        await Promise.resolve();
        // Each page but the samples begins 30 rows later in the list than it would have.
        if (max > 1) for (let gone = 0; gone < 30; gone += 1) list.remove(0);
        return list.page(first, max);
      },
    });
    await scan.start();
    await standing(scan);
    const ids = new Set(idsIn(scan));
    expect(scan.getSnapshot().state).toMatchObject({ kind: 'done', end: { kind: 'moving' } });
    expect(list.ids().filter((id) => !ids.has(id))).toEqual([]);
  });

  it.each([0, 3, 99, 2098, 2099, 2100, 4098, 4999])(
    'reads on past a row that takes a place without being listed, the %ith',
    async (hidden) => {
      const list = serverList(5000);
      const isHidden = (id: string) => id === idOf(hidden * 10);
      let reads = 0;
      const { scan } = scanOf(list, {
        readPage: async ({ first, max }) => {
          await Promise.resolve();
          if (max > 1) reads += 1;
          return list.pageWithHidden(first, max, isHidden);
        },
      });
      await scan.start();
      await standing(scan);
      expect(idsIn(scan)).toEqual(list.ids().filter((id) => !isHidden(id)));
      expect(scan.getSnapshot().state).toEqual({ kind: 'done', end: { kind: 'settled' } });
      // It is not taken for a change, which would have the list read again.
      expect(reads).toBeLessThan(8);
    },
  );

  it('ends a list of which nothing at all is shown', async () => {
    const list = serverList(250);
    const { scan } = scanOf(list, { readPage: () => Promise.resolve(sessionBatch([])) });
    await scan.start();
    await standing(scan);
    expect(scan.getSnapshot()).toMatchObject({ loaded: 0, counted: 250, state: { kind: 'done' } });
  });

  it('says so when the list changes faster than it can be read', async () => {
    const list = serverList(5000);
    let number = 0;
    const { scan } = scanOf(list, {
      readPage: async ({ first, max }) => {
        await Promise.resolve();
        list.remove(0);
        list.add((number += 1));
        return list.page(first, max);
      },
    });
    await scan.start();
    await standing(scan);
    expect(scan.getSnapshot()).toMatchObject({ state: { kind: 'done', end: { kind: 'moving' } } });
  });

  it('tries a failing page again, alone, and goes on', async () => {
    const list = serverList(9000);
    let failures = 0;
    const waits: number[] = [];
    const { scan } = scanOf(list, {
      readPage: async ({ first, max }) => {
        await Promise.resolve();
        if (first > 1000 && failures < 3) {
          failures += 1;
          throw new ApiError('unreachable', '503');
        }
        return list.page(first, max);
      },
      sleep: (millis) => {
        waits.push(millis);
        return Promise.resolve();
      },
    });
    await scan.start();
    await standing(scan);
    expect(idsIn(scan)).toEqual(list.ids());
    expect(waits.length).toBe(3);
  });

  it('reads a list that only comes in small pieces', async () => {
    const list = serverList(25_000);
    const { scan } = scanOf(list, {
      readPage: async ({ first, max }) => {
        await Promise.resolve();
        if (max > 5000) throw new ApiError('unreachable', 'not in time');
        return list.page(first, max);
      },
    });
    await scan.start();
    await standing(scan);
    expect(idsIn(scan)).toEqual(list.ids());
    expect(scan.getSnapshot().state).toEqual({ kind: 'done', end: { kind: 'settled' } });
  });

  it('stops at a refusal with what it has, and goes on from there when asked', async () => {
    const list = serverList(9000);
    let isRefusing = true;
    const { scan } = scanOf(list, {
      readPage: async ({ first, max }) => {
        await Promise.resolve();
        if (first > 3000 && isRefusing) throw new ApiError('forbidden', 'no');
        return list.page(first, max);
      },
    });
    await scan.start();
    await standing(scan);
    expect(scan.getSnapshot()).toMatchObject({ state: { kind: 'failed' } });
    expect(scan.getSnapshot().loaded).toBeGreaterThan(1000);
    isRefusing = false;
    scan.resume();
    await standing(scan);
    expect(idsIn(scan)).toEqual(list.ids());
  });

  it('rejects where even the first page is refused, and may be started again', async () => {
    const list = serverList(10);
    let isRefusing = true;
    const { scan } = scanOf(list, {
      readPage: ({ first, max }) =>
        isRefusing
          ? Promise.reject(new ApiError('forbidden', 'no'))
          : Promise.resolve(list.page(first, max)),
    });
    await expect(scan.start()).rejects.toThrow('no');
    isRefusing = false;
    await scan.start();
    expect(scan.getSnapshot().loaded).toBe(10);
  });

  it('is worth another look each time it has grown fourfold, and when it holds all', async () => {
    vi.useFakeTimers();
    const list = serverList(100_000);
    const { scan } = scanOf(list, {
      readPage: async ({ first, max }) => {
        await new Promise((resolve) => {
          setTimeout(resolve, 400);
        });
        return list.page(first, max);
      },
    });
    const looks: { version: number; loaded: number }[] = [];
    scan.subscribe(() => {
      const { version, loaded, state } = scan.getSnapshot();
      if (state.kind === 'reading' && looks.at(-1)?.version !== version) {
        looks.push({ version, loaded });
      }
    });
    void scan.start();
    await vi.runAllTimersAsync();
    vi.useRealTimers();
    expect(looks.at(-1)?.loaded).toBe(100_000);
    for (const [index, { loaded }] of looks.entries()) {
      const before = looks[index - 1]?.loaded ?? 0;
      if (loaded < 100_000) expect(loaded).toBeGreaterThanOrEqual(4 * before);
    }
  });

  it('asks for nothing more while it is paused', async () => {
    const list = serverList(30_000);
    let asked = 0;
    const { scan } = scanOf(list, {
      readPage: async ({ first, max }) => {
        await Promise.resolve();
        asked += 1;
        return list.page(first, max);
      },
    });
    await scan.start();
    scan.subscribe(() => undefined);
    scan.pause();
    await turn();
    const before = asked;
    expect(scan.getSnapshot().state.kind).toBe('paused');
    await turn();
    expect(asked).toBe(before);
    scan.resume();
    await standing(scan);
    expect(idsIn(scan)).toEqual(list.ids());
  });

  it.each(['the samples', 'the pages'])(
    'comes to its end after a pause while it reads %s, and can be read again then',
    async (what) => {
      const list = serverList(12_000);
      let pause: (() => void) | undefined;
      const { scan } = scanOf(list, {
        readPage: async ({ first, max }) => {
          await Promise.resolve();
          if (what === 'the samples' ? max === 1 : first > 100) pause?.();
          return list.page(first, max);
        },
      });
      pause = () => {
        pause = undefined;
        scan.pause();
      };
      await scan.start();
      scan.subscribe(() => undefined);
      await turn();
      expect(scan.getSnapshot().state.kind).toBe('paused');
      scan.resume();
      await standing(scan);
      expect(scan.getSnapshot().state).toEqual({ kind: 'done', end: { kind: 'settled' } });
      scan.readAgain();
      await standing(scan);
      expect(idsIn(scan)).toEqual(list.ids());
    },
  );

  it('reads only its first page while nobody watches, and rests again once nobody does', async () => {
    const list = serverList(5000);
    let asked = 0;
    const { scan } = scanOf(list, {
      readPage: async ({ first, max }) => {
        await Promise.resolve();
        asked += 1;
        return list.page(first, max);
      },
    });
    await scan.start();
    await turn();
    expect(asked).toBe(1);
    expect(scan.isWatched()).toBe(false);
    await standing(scan);
    expect(idsIn(scan)).toEqual(list.ids());
  });

  it('drops what was revoked at once, and does not take it back from a page that was under way', async () => {
    const list = serverList(5000);
    const { scan } = scanOf(list);
    await scan.start();
    scan.dropRevoked({ sessionIds: [idOf(0), idOf(40_000)], userIds: [`u${idOf(10)}`] });
    expect(scan.getSnapshot().loaded).toBe(98);
    await standing(scan);
    expect(idsIn(scan).slice(0, 1)).toEqual([idOf(20)]);
    expect(idsIn(scan)).not.toContain(idOf(40_000));
    // Keycloak had said they were gone, but lists them still: the next reading tells the truth.
    scan.readAgain();
    await standing(scan);
    expect(idsIn(scan)).toEqual(list.ids());
  });
});
