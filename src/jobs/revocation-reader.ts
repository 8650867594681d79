import { toApiError } from '#api/api-error.ts';
import type { OfflineSession } from '#domain/offline-session.ts';
import { itemId, type RevocationItem } from '#domain/revocation-plan.ts';
import type { JobHeader } from '#domain/revocation-record.ts';
import type { Reading } from '#domain/revocation-state.ts';
import { type SessionBatch, sessionBatch } from '#domain/session-batch.ts';
import { createSessionSet, type SessionSet } from '#domain/session-set.ts';
import type { EpochSeconds } from '#domain/time.ts';

export interface ReaderCalls {
  readonly readPage: (
    clientUuid: string,
    range: { readonly first: number; readonly max: number },
  ) => Promise<SessionBatch>;
  readonly readCount: (clientUuid: string) => Promise<number>;
  readonly readOfUser: (userId: string, clientUuid: string) => Promise<OfflineSession[]>;
  readonly serverNow: () => EpochSeconds;
}

/** Asking for so many users one by one is less than reading a list of thousands. */
const MOST_USERS_ASKED = 25;
const PAGE_ROWS = 5000;
/** A list that somebody else shortens while it is read may hide rows, so it is read again. */
const MOST_READINGS = 3;
const USERS_AT_ONCE = 6;

/**
 * Which items of a job are still there. A few users are asked for one by one; for more, or where dead
 * rows were chosen that a user's own list does not show, the clients' lists are read to their end. A
 * client that is no more has taken its grants along. Throws an `ApiError`.
 */
export async function readTargets(
  header: Pick<JobHeader, 'way' | 'client' | 'listedBy' | 'hasGhosts' | 'plannedAt'>,
  items: readonly RevocationItem[],
  calls: ReaderCalls,
): Promise<Reading> {
  const readAt = calls.serverNow();
  const uuids = header.way === 'client' && header.client ? [header.client.uuid] : header.listedBy;
  const users = new Set(items.map(({ userId }) => userId));
  const isFew = users.size <= MOST_USERS_ASKED && !users.has(undefined) && !header.hasGhosts;
  const found = isFew
    ? await readUsers(users, uuids, calls)
    : await readLists(uuids, calls).catch((error: unknown) => {
        // Whoever may not read the lists may still read what users have.
        if (toApiError(error).kind === 'forbidden') return readUsers(users, uuids, calls);
        throw error;
      });
  return { ...readingOf(header, items, found), readAt };
}

function readingOf(
  { way, plannedAt }: Pick<JobHeader, 'way' | 'plannedAt'>,
  items: readonly RevocationItem[],
  found: SessionSet,
): Omit<Reading, 'readAt'> {
  const itemOf = new Map(items.map((item, number) => [itemId(item), number]));
  const planned = new Set(
    items.flatMap((item) => (item.way === 'session' ? item.sessionId : item.sessionIds)),
  );
  const users = new Set(items.map(({ userId }) => userId));
  const listed = new Set<number>();
  let newSince = 0;
  for (let row = 0; row < found.length; row += 1) {
    const { id, userId, startedAt } = found.sessionAt(row);
    const number = itemOf.get(way === 'session' ? id : (userId ?? ''));
    // Whoever has signed in again since is not signed out again.
    const isMeant = planned.has(id) || (way === 'client' && startedAt < plannedAt);
    if (number !== undefined && isMeant) listed.add(number);
    else if (userId !== undefined && users.has(userId) && startedAt >= plannedAt) newSince += 1;
  }
  return { listed, newSince };
}

async function readUsers(
  users: ReadonlySet<string | undefined>,
  clientUuids: readonly string[],
  { readOfUser }: ReaderCalls,
): Promise<SessionSet> {
  const found = createSessionSet();
  const pairs = [...users].flatMap((user) =>
    user === undefined ? [] : clientUuids.map((uuid) => [user, uuid] as const),
  );
  const waiting = pairs.values();
  const work = async () => {
    for (const [user, uuid] of waiting) {
      const sessions = await orGone(readOfUser(user, uuid));
      if (sessions) found.put(sessionBatch(sessions));
    }
  };
  await Promise.all(Array.from({ length: USERS_AT_ONCE }, work));
  return found;
}

async function readLists(clientUuids: readonly string[], calls: ReaderCalls): Promise<SessionSet> {
  const found = createSessionSet();
  for (const uuid of clientUuids) {
    for (const batch of (await orGone(readList(uuid, calls))) ?? []) found.put(batch);
  }
  return found;
}

async function readList(
  uuid: string,
  { readPage, readCount }: ReaderCalls,
): Promise<SessionBatch[]> {
  const batches: SessionBatch[] = [];
  for (let reading = 1; ; reading += 1) {
    const before = await readCount(uuid);
    // Rows that are not listed are counted, so the count is never too low.
    for (let first = 0; first < before; first += PAGE_ROWS) {
      batches.push(await readPage(uuid, { first, max: PAGE_ROWS }));
    }
    if (reading === MOST_READINGS || (await readCount(uuid)) >= before) return batches;
  }
}

/** Undefined for what is no more. */
const orGone = <T>(answer: Promise<T>): Promise<T | undefined> =>
  answer.catch((error: unknown) => {
    const { kind, said } = toApiError(error);
    if (kind === 'missing' && said?.startsWith('Realm') !== true) return undefined;
    throw error;
  });
