import { type ItemFailure, type ItemState, PENDING, type Phase } from './revocation-items.ts';
import type { RevocationItem, RevocationWay } from './revocation-plan.ts';

/** The items of a plan as few long texts: 100,000 small objects would take a browser far longer to keep. */
export interface PackedItems {
  readonly way: RevocationWay;
  readonly realm: string;
  readonly clientId: string | undefined;
  /** One a line; an empty line for a deleted user. */
  readonly userIds: string;
  readonly sessionIds: string;
  /** How many lines of `sessionIds` belong to each item. */
  readonly sessionCounts: Uint32Array;
}

/** Packs the items of one plan, which all are of the same realm, way and client. */
export function packItems(items: readonly RevocationItem[]): PackedItems {
  const [first] = items;
  const sessions = items.map((item) =>
    item.way === 'session' ? [item.sessionId] : item.sessionIds,
  );
  return {
    way: first?.way ?? 'session',
    realm: first?.realm ?? '',
    clientId: first?.way === 'client' ? first.clientId : undefined,
    userIds: items.map(({ userId }) => userId ?? '').join('\n'),
    sessionIds: sessions.flat().join('\n'),
    sessionCounts: Uint32Array.from(sessions, ({ length }) => length),
  };
}

export function unpackItems(packed: PackedItems): RevocationItem[] {
  const { way, realm, clientId = '', sessionCounts } = packed;
  const userIds = packed.userIds.split('\n');
  const sessionIds = packed.sessionIds.split('\n');
  let at = 0;
  return Array.from(sessionCounts, (count, item): RevocationItem => {
    const own = sessionIds.slice(at, at + count);
    at += count;
    const userId = userIds[item] ?? '';
    return way === 'session'
      ? { way, realm, sessionId: own[0] ?? '', userId: userId === '' ? undefined : userId }
      : { way, realm, userId, clientId, sessionIds: own };
  });
}

/** What became of each item of a job that is over. */
export interface PackedResults {
  /** Numbers of `PHASES`. */
  readonly phases: Uint8Array;
  readonly failures: readonly (readonly [item: number, failure: ItemFailure])[];
}

export const PHASES: readonly Phase[] = ['pending', 'sent', 'done', 'gone', 'failed', 'skipped'];

export function packResults(states: readonly ItemState[]): PackedResults {
  return {
    phases: Uint8Array.from(states, ({ phase }) => PHASES.indexOf(phase)),
    failures: states.flatMap(({ failure }, item) => (failure ? [[item, failure] as const] : [])),
  };
}

export function unpackResults({ phases, failures }: PackedResults): ItemState[] {
  const failureOf = new Map(failures);
  return Array.from(phases, (number, item) => {
    const failure = failureOf.get(item);
    return { ...PENDING, phase: PHASES[number] ?? 'pending', ...(failure && { failure }) };
  });
}
