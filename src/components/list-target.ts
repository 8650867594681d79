import type { SessionClient } from '#domain/offline-session.ts';
import { type PlanSource, sessionsAt } from '#domain/revocation-sources.ts';
import type { SessionFacts } from '#domain/session-filter.ts';
import { canBeDeleted, isGhost, SESSION_STATES, type SessionState } from '#domain/session-state.ts';

import type { ReadList, RevocationTarget } from './revocation.tsx';

/**
 * Rows of a client's list as what is to be revoked. They are taken out of the list now: it changes while
 * the dialog is open.
 */
export function listTarget(
  list: ReadList,
  { states }: SessionFacts,
  rows: Uint32Array,
  about: { readonly client: SessionClient; readonly source: PlanSource },
): RevocationTarget {
  const pastRealmLimit = new Set<string>();
  for (const row of rows) {
    if (!canBeDeleted(stateAt(states, row))) pastRealmLimit.add(list.set.idAt(row));
  }
  return {
    ...about,
    sessions: sessionsAt(list.set, rows),
    pastRealmLimit,
    ghosts: countGhosts(rows, states),
    list,
  };
}

export function countGhosts(rows: Uint32Array, states: Uint8Array): number {
  let count = 0;
  for (const row of rows) if (isGhost(stateAt(states, row))) count += 1;
  return count;
}

const stateAt = (states: Uint8Array, row: number): SessionState =>
  SESSION_STATES[states[row] ?? 0] ?? 'live';
