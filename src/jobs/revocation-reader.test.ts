import { describe, expect, it } from 'vitest';

import { ApiError } from '#api/api-error.ts';
import type { OfflineSession } from '#domain/offline-session.ts';
import type { RevocationItem } from '#domain/revocation-plan.ts';
import { sessionBatch } from '#domain/session-batch.ts';

import { type ReaderCalls, readTargets } from './revocation-reader.ts';

const CLIENT = { uuid: 'uuid-a', clientId: 'app-a' };
const HEADER = {
  way: 'session',
  client: CLIENT,
  listedBy: ['uuid-a'],
  hasGhosts: false,
  plannedAt: 1000,
} as const;

const session = (id: string, userId: string, startedAt = 0): OfflineSession => ({
  id,
  userId,
  username: userId,
  ipAddress: undefined,
  startedAt,
  lastRefreshAt: startedAt,
  clients: [CLIENT],
});
const item = (sessionId: string, userId: string | undefined): RevocationItem => ({
  way: 'session',
  realm: 'r',
  sessionId,
  userId,
});
/** More users than are asked for one by one. */
const CROWD = Array.from({ length: 30 }, (_, at) => item(`s-${at}`, `u-${at}`));

/** A Keycloak with some sessions, and what was asked of it. */
function keycloak(listed: readonly OfflineSession[], changes: Partial<ReaderCalls> = {}) {
  const asked: string[] = [];
  const calls: ReaderCalls = {
    readPage: (_uuid, { first, max }) => {
      asked.push(`list ${first}`);
      return Promise.resolve(sessionBatch(listed.slice(first, first + max)));
    },
    readCount: () => Promise.resolve(listed.length),
    readOfUser: (userId) => {
      asked.push(userId);
      return Promise.resolve(listed.filter((one) => one.userId === userId));
    },
    serverNow: () => 2000,
    ...changes,
  };
  return { calls, asked };
}
const refused = () => Promise.reject(new ApiError('forbidden', 'no'));
const missing = (said: string) => () => Promise.reject(new ApiError('missing', said, { said }));

describe('readTargets', () => {
  it('asks a few users one by one, and reads the list for many', async () => {
    const few = keycloak([session('s-1', 'u-1')]);
    const reading = await readTargets(HEADER, [item('s-0', 'u-0'), item('s-1', 'u-1')], few.calls);
    expect(few.asked).toEqual(['u-0', 'u-1']);
    expect(reading).toEqual({ listed: new Set([1]), newSince: 0, readAt: 2000 });
    const many = keycloak([session('s-7', 'u-7')]);
    expect((await readTargets(HEADER, CROWD, many.calls)).listed).toEqual(new Set([7]));
    expect(many.asked).toEqual(['list 0']);
  });

  it('reads the list where ghosts or deleted users are meant, which users’ own lists do not show', async () => {
    const there = keycloak([session('s-0', 'u-0')]);
    await readTargets({ ...HEADER, hasGhosts: true }, [item('s-0', 'u-0')], there.calls);
    await readTargets(HEADER, [item('s-0', undefined)], there.calls);
    expect(there.asked).toEqual(['list 0', 'list 0']);
  });

  it('asks users where the list may not be read, and gives up where neither may', async () => {
    const lists = keycloak([session('s-3', 'u-3')], { readCount: refused });
    expect((await readTargets(HEADER, CROWD, lists.calls)).listed).toEqual(new Set([3]));
    const none = keycloak([], { readCount: refused, readOfUser: refused });
    await expect(readTargets(HEADER, CROWD, none.calls)).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });

  it('takes a client that is no more for the end of its grants, and a realm for the end of all', async () => {
    const client = keycloak([], { readCount: missing('Could not find client') });
    expect((await readTargets(HEADER, CROWD, client.calls)).listed.size).toBe(0);
    const counts = [6000];
    const midway = keycloak([session('s-7', 'u-7')], {
      readCount: () => {
        const count = counts.shift();
        return count === undefined ? missing('Could not find client')() : Promise.resolve(count);
      },
    });
    expect((await readTargets(HEADER, CROWD, midway.calls)).listed.size).toBe(0);
    const realm = keycloak([], { readCount: missing('Realm not found') });
    await expect(readTargets(HEADER, CROWD, realm.calls)).rejects.toMatchObject({
      kind: 'missing',
    });
  });

  it('counts what the same users began since, and does not take it for a target', async () => {
    const consent: RevocationItem = {
      way: 'client',
      realm: 'r',
      userId: 'u-0',
      clientId: 'app-a',
      sessionIds: ['s-0'],
    };
    const of = { ...HEADER, way: 'client' as const };
    const since = keycloak([session('s-9', 'u-0', 1500)]);
    expect(await readTargets(of, [consent], since.calls)).toMatchObject({
      listed: new Set(),
      newSince: 1,
    });
    const before = keycloak([session('s-8', 'u-0', 900)]);
    expect((await readTargets(of, [consent], before.calls)).listed).toEqual(new Set([0]));
  });

  it('reads a list again that somebody shortens meanwhile', async () => {
    const counts = [10_000, 9000, 9000, 9000];
    const shrinking = keycloak([], { readCount: () => Promise.resolve(counts.shift() ?? 9000) });
    await readTargets(HEADER, CROWD, shrinking.calls);
    expect(shrinking.asked).toEqual(['list 0', 'list 5000', 'list 0', 'list 5000']);
  });
});
