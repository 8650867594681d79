import { startTransition, useEffect, useMemo, useState } from 'react';

import { breatheBetween } from '#api/breathe.ts';
import { type LifetimeAxis, lifetimeAxis } from '#domain/lifetime-axis.ts';
import { type GrantPolicy, sessionExpiry } from '#domain/session-expiry.ts';
import { filterSessions, otherClientIds, type SessionFacts } from '#domain/session-filter.ts';
import { sortSessions } from '#domain/session-order.ts';
import { type SessionRow, sessionRow } from '#domain/session-row.ts';
import { type SessionSearch, sessionSort } from '#domain/session-search.ts';
import { createSessionSet, type SessionSet } from '#domain/session-set.ts';
import { countStates, type ListCauses, sessionStates } from '#domain/session-state.ts';
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

interface ListInputs extends SessionListOptions {
  readonly set: SessionSet;
  /** The set is one object that changes: its version tells when. */
  readonly version: number;
}

export interface SessionList {
  /** What it was worked out for, which may be a moment behind what the page asks for. */
  readonly inputs: ListInputs;
  readonly facts: SessionFacts;
  readonly counts: ReturnType<typeof countStates>;
  readonly otherIds: readonly string[];
  /** The rows that the search keeps, in its order. */
  readonly shown: Uint32Array;
  readonly axis: LifetimeAxis;
  readonly tableRows: TableRows<SessionRow>;
}

/** So many rows are worked out in one go within a frame. */
export const LONG_LIST_ROWS = 20_000;

/**
 * What a scan has read, filtered and sorted by columns; rows become objects when they are drawn. A long
 * list is worked out a step at a time, which lets the page answer keys and clicks in between; the one
 * before stays meanwhile, and `isCurrent` is false.
 */
export function useSessionList(
  { set, version }: ScanSnapshot,
  { clientUuid, policy, causes, ssoIds, search, now }: SessionListOptions,
): SessionList & { readonly isCurrent: boolean } {
  const inputs = useMemo(
    () => ({ set, version, clientUuid, policy, causes, ssoIds, search, now }),
    [set, version, clientUuid, policy, causes, ssoIds, search, now],
  );
  const [work] = useState(createListWork);
  const [list, setList] = useState(() =>
    finished(
      work(set.length > LONG_LIST_ROWS ? { ...inputs, set: NO_SESSIONS, version: -1 } : inputs),
    ),
  );
  useEffect(() => {
    const outdated = new AbortController();
    const show = (next: SessionList) =>
      startTransition(() => setList((old) => (old.inputs === next.inputs ? old : next)));
    async function workOn(steps: ListSteps) {
      const next = await breatheBetween(steps, outdated.signal);
      if (next) show(next);
    }
    if (inputs.set.length > LONG_LIST_ROWS) void workOn(work(inputs));
    else show(finished(work(inputs)));
    return () => outdated.abort();
  }, [work, inputs]);
  return { ...list, isCurrent: isSameQuestion(list.inputs, inputs) };
}

/** Stands in until a long list is worked out for the first time. */
const NO_SESSIONS = createSessionSet();

/** The time aside, which makes ages and little else. */
const isSameQuestion = (a: ListInputs, b: ListInputs): boolean =>
  a.version === b.version &&
  a.search === b.search &&
  a.policy === b.policy &&
  a.causes === b.causes &&
  a.ssoIds === b.ssoIds;

type ListSteps = Generator<undefined, SessionList>;

function finished(steps: ListSteps): SessionList {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** Makes lists, and of each only what is not the same as in the one before. */
function createListWork(): (inputs: ListInputs) => ListSteps {
  const expiryOf = remembered<SessionFacts['expiry']>();
  const factsOf = remembered<SessionFacts>();
  const keptOf = remembered<Uint32Array>();
  const shownOf = remembered<Uint32Array>();
  const axisOf = remembered<LifetimeAxis>();
  const countsOf = remembered<SessionList['counts']>();
  const otherIdsOf = remembered<readonly string[]>();
  const rowsOf = remembered<TableRows<SessionRow>>();
  return function* listSteps(inputs): ListSteps {
    const { set, version, clientUuid, policy, causes, ssoIds, search, now } = inputs;
    const expiry = expiryOf([version, policy], () => policy && sessionExpiry(set, policy));
    yield undefined;
    const facts = factsOf([version, clientUuid, expiry, causes, ssoIds, now], () => ({
      clientUuid,
      expiry,
      states: sessionStates(set, expiry, causes, now),
      ssoIds,
      now,
    }));
    yield undefined;
    const kept = keptOf([version, search, facts], () => filterSessions(set, search, facts));
    yield undefined;
    const shown = shownOf([version, kept, search, facts], () =>
      sortSessions(set, kept, sessionSort(search), facts),
    );
    yield undefined;
    const axis = axisOf([shown, expiry, now], () =>
      lifetimeAxis(shown, set.startedAt, expiry?.latestAt, now),
    );
    yield undefined;
    const counts = countsOf([version, facts], () => countStates(set, facts.states));
    const otherIds = otherIdsOf([version, clientUuid], () => otherClientIds(set, clientUuid));
    const tableRows = rowsOf([version, shown, policy, facts], () =>
      drawnRows(set, shown, policy, facts),
    );
    return { inputs, facts, counts, otherIds, shown, axis, tableRows };
  };
}

/** The last value made, for as long as what it was made of is the same. */
function remembered<T>(): (madeOf: readonly unknown[], make: () => T) => T {
  let last: { readonly madeOf: readonly unknown[]; readonly value: T } | undefined;
  return (madeOf, make) => {
    if (!last || last.madeOf.some((one, at) => one !== madeOf[at]))
      last = { madeOf, value: make() };
    return last.value;
  };
}

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
