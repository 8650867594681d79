import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { OfflineSession } from './offline-session.ts';
import { sessionBatch } from './session-batch.ts';
import { createSessionSet } from './session-set.ts';

const session = (id: string, more: Partial<OfflineSession> = {}): OfflineSession => ({
  id,
  userId: 'u1',
  username: 'mara',
  ipAddress: '10.0.0.1',
  startedAt: 1000,
  lastRefreshAt: 2000,
  clients: [{ uuid: 'c1', clientId: 'app-a' }],
  ...more,
});

describe('a session set', () => {
  it('gives back what was put in, by row and by id', () => {
    const set = createSessionSet();
    const uuid = session('3d6c1e8a-90b2-4a57-8c11-5e0f7b2a44d9', {
      userId: undefined,
      username: undefined,
      ipAddress: undefined,
      clients: [],
    });
    const [row = -1] = set.put(sessionBatch([uuid]));
    set.put(sessionBatch([session('-VqZFU1aJjsHNGHebSgjhOQ3')]));
    expect(set.sessionAt(row)).toEqual(uuid);
    expect(set.rowOf('-VqZFU1aJjsHNGHebSgjhOQ3')).toBe(1);
    expect(set.rowOf('-VqZFU1aJjsHNGHebSgjhOQ')).toBe(-1);
  });

  it('renews a session in its row', () => {
    const set = createSessionSet();
    set.put(sessionBatch([session('a')]));
    expect([
      ...set.put(sessionBatch([session('a', { lastRefreshAt: 2500, username: 'mara.l' })])),
    ]).toEqual([0]);
    expect(set.size).toBe(1);
    expect(set.sessionAt(0)).toMatchObject({ lastRefreshAt: 2500, username: 'mara.l' });
  });

  it('keeps the number of a dropped row, and takes the session back into it', () => {
    const set = createSessionSet();
    set.put(sessionBatch([session('a')]));
    set.put(sessionBatch([session('b')]));
    set.drop(0);
    set.drop(0);
    expect([set.length, set.size, set.rowOf('a')]).toEqual([2, 1, 0]);
    expect([...set.put(sessionBatch([session('a')]))]).toEqual([0]);
    expect(set.size).toBe(2);
  });

  it('holds two sessions with the same clients in another order as one set of clients', () => {
    const set = createSessionSet();
    const [a, b] = [
      { uuid: 'c1', clientId: 'app-a' },
      { uuid: 'c2', clientId: 'app-b' },
    ] as const;
    set.put(sessionBatch([session('x', { clients: [a, b] })]));
    set.put(sessionBatch([session('y', { clients: [b, a] })]));
    expect(set.clientSets).toHaveLength(1);
  });

  it('is a map from id to the last session put, whatever the order', () => {
    const ids = fc.stringMatching(/^[\w-]{1,36}$/);
    const puts = fc.array(fc.tuple(ids, fc.nat(), fc.constantFrom('u1', 'u2', undefined)), {
      maxLength: 3000,
    });
    fc.assert(
      fc.property(puts, (all) => {
        const set = createSessionSet();
        const expected = new Map<string, OfflineSession>();
        for (const [id, lastRefreshAt, userId] of all) {
          const one = session(id, { lastRefreshAt, userId });
          set.put(sessionBatch([one]));
          expected.set(id, one);
        }
        expect(set.size).toBe(expected.size);
        for (const [id, one] of expected) expect(set.sessionAt(set.rowOf(id))).toEqual(one);
      }),
      { numRuns: 20 },
    );
  });
});
