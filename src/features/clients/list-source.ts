import type { PlanSource } from '#domain/revocation-sources.ts';
import { storedFilter } from '#domain/saved-rule.ts';
import { isFiltered, type SessionSearch } from '#domain/session-search.ts';
import type { ScanState } from '#jobs/session-scan.ts';

/** What a plan of all that the filters keep was made of. */
export function sourceOf(search: SessionSearch): PlanSource {
  if (!isFiltered(search)) return { kind: 'client' };
  const filter = storedFilter(search);
  const isGhosts = search.state === 'ghost' && Object.keys(filter).length === 1;
  return { kind: isGhosts ? 'ghosts' : 'filter', filter };
}

/** Whether a list was read to its end and stood still meanwhile. */
export const isSettled = (state: ScanState): boolean =>
  state.kind === 'done' && state.end.kind === 'settled';
