import { useMemo } from 'react';

import { type GrantPolicy, sessionExpiry } from '#domain/session-expiry.ts';
import { filterSessions, type SessionFacts } from '#domain/session-filter.ts';
import { sortSessions } from '#domain/session-order.ts';
import { type SessionRow, sessionRow } from '#domain/session-row.ts';
import { type SessionSearch, sessionSort } from '#domain/session-search.ts';
import type { SessionSet } from '#domain/session-set.ts';
import { type ListCauses, sessionStates } from '#domain/session-state.ts';
import type { EpochSeconds } from '#domain/time.ts';
import type { ScanSnapshot } from '#jobs/session-scan.ts';
import type { TableRows } from '#ui/table-model.ts';

interface SessionListOptions {
  readonly clientUuid: string;
  readonly policy: GrantPolicy | undefined;
  readonly causes: ListCauses;
  readonly ssoIds: ReadonlySet<string> | undefined;
  readonly search: SessionSearch;
  readonly now: EpochSeconds;
}

export interface SessionList {
  readonly facts: SessionFacts;
  /** The rows that the search keeps, in its order. */
  readonly shown: Uint32Array;
  readonly tableRows: TableRows<SessionRow>;
}

/** What a scan has read, filtered and sorted by columns; rows become objects when they are drawn. */
export function useSessionList(
  { set, version }: ScanSnapshot,
  { clientUuid, policy, causes, ssoIds, search, now }: SessionListOptions,
): SessionList {
  const columns = useColumns(set, version);
  const expiry = useMemo(() => policy && sessionExpiry(columns.set, policy), [columns, policy]);
  const facts = useMemo(
    (): SessionFacts => ({
      clientUuid,
      expiry,
      states: sessionStates(columns.set, expiry, causes, now),
      ssoIds,
      now,
    }),
    [clientUuid, columns, expiry, causes, ssoIds, now],
  );
  const kept = useMemo(() => filterSessions(columns.set, search, facts), [columns, search, facts]);
  const shown = useMemo(
    () => sortSessions(columns.set, kept, sessionSort(search), facts),
    [columns, kept, search, facts],
  );
  const tableRows = useMemo(
    () => drawnRows(columns.set, shown, policy, facts),
    [columns, shown, policy, facts],
  );
  return { facts, shown, tableRows };
}

/** The set is one object that changes: its version makes it a new one for whatever looks at it. */
const useColumns = (set: SessionSet, version: number) =>
  useMemo(() => ({ set, version }), [set, version]);

/** Makes each row once as long as nothing of the list changes. */
function drawnRows(
  set: SessionSet,
  shown: Uint32Array,
  policy: GrantPolicy | undefined,
  facts: SessionFacts,
): TableRows<SessionRow> {
  const made = new Map<number, SessionRow>();
  return {
    length: shown.length,
    idAt: (index) => {
      const row = shown[index];
      return row === undefined ? '' : set.idAt(row);
    },
    indexOf: (id) => shown.indexOf(set.rowOf(id)),
    at: (index) => {
      const row = shown[index];
      if (row === undefined) return undefined;
      const known = made.get(row) ?? sessionRow(set, row, policy, facts);
      made.set(row, known);
      return known;
    },
  };
}
