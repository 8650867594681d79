import type { PlanSource } from '#domain/revocation-sources.ts';
import { storedFilter } from '#domain/saved-rule.ts';
import { SESSION_FILTERS, type SessionSearch } from '#domain/session-search.ts';
import type { ScanState } from '#jobs/session-scan.ts';

/** What a plan of all that the filters keep was made of. */
export function sourceOf(search: SessionSearch): PlanSource {
  const filters = SESSION_FILTERS.filter((key) => search[key] !== undefined);
  if (filters.length === 0) return { kind: 'client' };
  return {
    kind: filters.length === 1 ? kindOfState(search.state) : 'filter',
    filter: storedFilter(search),
  };
}

function kindOfState(state: SessionSearch['state']): PlanSource['kind'] {
  if (state === 'ghost') return 'ghosts';
  return state === 'stale-token' ? 'not-before' : 'filter';
}

/** Whether a list was read to its end and stood still meanwhile. */
export const isSettled = (state: ScanState): boolean =>
  state.kind === 'done' && state.end.kind === 'settled';
