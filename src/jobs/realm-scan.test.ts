import { describe, expect, it } from 'vitest';

import { ApiError } from '#api/api-error.ts';
import type { OfflineSession } from '#domain/offline-session.ts';
import { sessionBatch } from '#domain/session-batch.ts';

import { createRealmScan } from './realm-scan.ts';
import { createSessionScan, type SessionScan } from './session-scan.ts';

const session = (id: string): OfflineSession => ({
  id,
  userId: 'u',
  username: 'u',
  ipAddress: undefined,
  startedAt: 1,
  lastRefreshAt: 1,
  clients: [],
});

/** A realm whose clients hold so many sessions each; `fails` says which cannot be read. */
function realm(counts: Readonly<Record<string, number>>, fails: (uuid: string) => boolean) {
  let underWay = 0;
  let most = 0;
  const scans = new Map<string, SessionScan>();
  const scanOf = (uuid: string) => {
    const made =
      scans.get(uuid) ??
      createSessionScan({
        readPage: async ({ first, max }) => {
          underWay += 1;
          most = Math.max(most, underWay);
          await Promise.resolve();
          underWay -= 1;
          if (fails(uuid)) throw new ApiError('server', `no ${uuid}`);
          const all = Array.from({ length: counts[uuid] ?? 0 }, (_, at) => `${uuid}-${at}`);
          return sessionBatch(all.slice(first, first + max).map(session));
        },
        readCount: () => Promise.resolve(counts[uuid] ?? 0),
        serverNow: () => 100,
        now: () => 0,
        sleep: () => Promise.resolve(),
        breathe: () => Promise.resolve(),
      });
    scans.set(uuid, made);
    return made;
  };
  return { scan: createRealmScan(scanOf), most: () => most };
}

async function finished(scan: ReturnType<typeof createRealmScan>) {
  const stop = scan.subscribe(() => undefined);
  await expect.poll(() => scan.getSnapshot().state, { timeout: 5000 }).toBe('done');
  stop();
  return scan.getSnapshot();
}

describe('createRealmScan', () => {
  it('reads all clients, a few at a time, and says when it is whole', async () => {
    const { scan, most } = realm({ a: 3, b: 5, c: 0, d: 7 }, () => false);
    scan.setClients(['a', 'b', 'c', 'd']);
    const snapshot = await finished(scan);
    expect(snapshot).toMatchObject({ isWhole: true, doneCount: 4, loaded: 15, readAt: 100 });
    expect(most()).toBeLessThanOrEqual(2);
  });

  it('is not whole where a client cannot be read, and reads it again when asked to', async () => {
    let isBroken = true;
    const { scan } = realm({ a: 3, b: 5 }, (uuid) => isBroken && uuid === 'b');
    scan.setClients(['a', 'b']);
    const partial = await finished(scan);
    expect(partial.isWhole).toBe(false);
    expect([...partial.failed.keys()]).toEqual(['b']);
    isBroken = false;
    const stop = scan.subscribe(() => undefined);
    scan.readAgain();
    await expect.poll(() => scan.getSnapshot().isWhole, { timeout: 5000 }).toBe(true);
    stop();
    expect(scan.getSnapshot()).toMatchObject({ loaded: 8, doneCount: 2 });
  });

  it('leaves out a client that holds sessions no more', async () => {
    const { scan } = realm({ a: 3, b: 5 }, () => false);
    scan.setClients(['a', 'b']);
    await finished(scan);
    scan.setClients(['a']);
    expect(await finished(scan)).toMatchObject({ clientCount: 1, loaded: 3, isWhole: true });
  });
});
