import type { OfflineSession } from './offline-session.ts';
import type { RevocationPlan } from './revocation-plan.ts';
import type { StoredFilter } from './saved-rule.ts';
import type { SessionSet } from './session-set.ts';

/** What a plan was made of, as it is kept: ids alone, so a filter stands without names and addresses. */
export interface PlanSource {
  readonly kind:
    | 'selection'
    | 'filter'
    | 'user'
    | 'client'
    | 'ghosts'
    | 'list'
    | 'rule'
    | 'not-before';
  readonly ruleName?: string | undefined;
  readonly filter?: StoredFilter | undefined;
}

/** The sessions of some rows, such as a selection or what a filter keeps. */
export const sessionsAt = (set: SessionSet, rows: Uint32Array): OfflineSession[] =>
  Array.from(rows, (row) => set.sessionAt(row));

/** How many sessions of the planned users were not chosen: their grants of the client end as well. */
export function furtherSessions(set: SessionSet, { way, sessions }: RevocationPlan): number {
  if (way === 'session') return 0;
  const users = new Set(sessions.map(({ userId }) => userId));
  const chosen = new Set(sessions.map(({ id }) => set.rowOf(id)));
  const isPlanned = set.users.map(({ id }) => id !== undefined && users.has(id));
  let count = 0;
  for (let row = 0; row < set.length; row += 1) {
    if (set.isDropped[row] === 1 || chosen.has(row)) continue;
    if (isPlanned[set.userOf[row] ?? -1] === true) count += 1;
  }
  return count;
}

/** How many live SSO sessions end together with the planned sessions. */
export const liveSsoSessions = (
  ssoIds: ReadonlySet<string>,
  { way, sessions }: RevocationPlan,
): number => (way === 'session' ? sessions.filter(({ id }) => ssoIds.has(id)).length : 0);
