import { getRouteApi } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';

import { formatCount } from '#components/count.ts';
import { RevocationOutcome } from '#components/revocation-outcome.tsx';
import { useServerNow } from '#components/use-server-now.ts';
import { lifetimeAxis } from '#domain/lifetime-axis.ts';
import type { RealmClient } from '#domain/realm-client.ts';
import type { GrantPolicy } from '#domain/session-expiry.ts';
import { otherClientIds } from '#domain/session-filter.ts';
import { sessionRow } from '#domain/session-row.ts';
import {
  changedSearch,
  isFiltered,
  NO_FILTERS,
  parseSessionSearch,
  type SessionSearchChange,
  sessionSort,
  sortSessionsBy,
} from '#domain/session-search.ts';
import { countStates } from '#domain/session-state.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { StatePanel } from '#ui/state-panel.tsx';
import { useMedia } from '#ui/use-media.ts';
import { VirtualTable } from '#ui/virtual-table.tsx';

import { ExportMenu } from './export-menu.tsx';
import { LifetimeCards, LifetimeCardsSkeleton } from './lifetime-cards.tsx';
import { NoSessions } from './no-sessions.tsx';
import { ScanStrip } from './scan-strip.tsx';
import { SelectionBanner } from './selection-banner.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { SessionCard } from './session-card.tsx';
import { sessionColumns } from './session-columns.tsx';
import { SessionDetail } from './session-detail.tsx';
import { SessionFilterBar } from './session-filter-bar.tsx';
import { SessionViewMenu } from './session-view-menu.tsx';
import { useSessionView } from './session-view.ts';
import { useListCauses } from './use-list-causes.ts';
import { useRowSelection } from './use-row-selection.ts';
import { useSessionList } from './use-session-list.ts';
import { useSessionScan } from './use-session-scan.ts';

const route = getRouteApi('/realms/$realm/clients/$clientId/sessions');

interface ClientSessionsProps {
  readonly client: RealmClient;
  readonly lives: GrantPolicy | undefined;
  /** Leaves out what stands around the rows, which takes as long to draw again. */
  readonly isRowsOnly: boolean;
}

/** Of a long list ages are told by the minute: each step looks at every row. */
const LONG_LIST_ROWS = 20_000;
const LONG_LIST_TICK_SECONDS = 60;

/** The list itself: read by a scan, filtered, sorted, explained, selected and revoked from. */
export function ClientSessions({ client, lives, isRowsOnly }: ClientSessionsProps) {
  const { uuid: clientUuid } = client;
  const { realm, clientId } = route.useParams();
  const raw = route.useSearch();
  // The router leaves what its parser dropped in the search.
  const search = useMemo(() => parseSessionSearch({ ...raw }), [raw]);
  const navigate = route.useNavigate();
  const { scan, snapshot } = useSessionScan(realm, clientUuid);
  const { set, loaded } = snapshot;
  const now = useServerNow(loaded > LONG_LIST_ROWS ? LONG_LIST_TICK_SECONDS : undefined);
  const { causes, ssoIds, unknown } = useListCauses(realm, client);
  const { facts, shown, tableRows } = useSessionList(snapshot, {
    clientUuid,
    policy: lives,
    causes,
    ssoIds,
    search,
    now,
  });
  const selection = useRowSelection(set, shown);
  const [view, setView] = useSessionView();
  const [outcome, setOutcome] = useState<{ readonly text: string; readonly count: number }>();
  const hasRoom = useMedia('(width >= 1400px)');
  const isWide = useMedia('(width >= 1024px)');

  const change = (to: SessionSearchChange) =>
    void navigate({ search: (old) => changedSearch(old, to), replace: true });

  const axis = useMemo(
    () => lifetimeAxis(shown, set.startedAt, facts.expiry?.latestAt, now),
    [shown, set, facts.expiry, now],
  );
  const columns = useMemo(
    () =>
      sessionColumns({
        now,
        axis,
        hidden: new Set([
          ...view.hidden,
          ...(hasRoom ? [] : ['lifetime']),
          ...(isWide ? [] : ['session', 'started']),
        ]),
        onExplain: (open) =>
          void navigate({
            search: (old) => changedSearch(old, { open: old.open === open ? undefined : open }),
            replace: true,
          }),
      }),
    [now, axis, view.hidden, hasRoom, isWide, navigate],
  );
  // The set is one object that changes with its version.
  const counts = useMemo(() => countStates(set, facts.states), [set, facts.states]);
  // The facts are new whenever the set has changed.
  const otherIds = useMemo(
    () => (facts.states.length === 0 ? [] : otherClientIds(set, clientUuid)),
    [set, clientUuid, facts],
  );

  const openRow = search.open === undefined ? -1 : set.rowOf(search.open);
  const fileName = `offline-sessions-${realm}-${clientId}`.replaceAll(/[^\w.-]+/g, '_');
  const exportOf = (rows: Uint32Array, label: string) => (
    <ExportMenu set={set} rows={rows} policy={lives} facts={facts} fileName={fileName}>
      {label}
    </ExportMenu>
  );

  return (
    <>
      {outcome && <RevocationOutcome key={outcome.count} text={outcome.text} />}
      {lives &&
        (isRowsOnly ? (
          <LifetimeCardsSkeleton />
        ) : (
          <LifetimeCards {...lives} set={set} facts={facts} />
        ))}
      {loaded === 0 && snapshot.state.kind === 'done' ? (
        <NoSessions realm={realm} count={snapshot.counted} lives={lives} />
      ) : (
        <>
          <div className="flex min-h-8 shrink-0 items-start gap-2 max-sm:flex-col">
            <div className="min-w-0 flex-1 max-sm:w-full">
              {!isRowsOnly && (
                <SessionFilterBar
                  search={search}
                  onChange={change}
                  counts={counts}
                  matching={shown.length}
                  isReading={snapshot.state.kind === 'reading'}
                  otherClientIds={otherIds}
                />
              )}
            </div>
            {!isRowsOnly && (
              <span className="flex gap-2">
                <SessionViewMenu view={view} onView={setView} />
                {exportOf(shown, 'Export')}
              </span>
            )}
          </div>
          <ScanStrip scan={scan} />
          {unknown.length > 0 && (
            <Notice tone="info">
              Not known: {unknown.join('; ')}. As far as that goes, sessions count as live.
            </Notice>
          )}
          {selection.count > 0 && (
            <SelectionBanner
              selected={selection.count}
              shown={shown.length}
              isFiltered={isFiltered(search)}
              isWhole={snapshot.state.kind === 'done'}
              onSelectAll={selection.onSelectAll}
            />
          )}
          <div className="flex min-h-0 flex-1 gap-4">
            <VirtualTable
              label={`Offline sessions of ${visibleText(clientId)}`}
              rows={tableRows}
              columns={columns}
              rowName={({ session }) =>
                `the session of ${visibleText(session.username ?? '(deleted user)')}, ${session.id.slice(0, 8)}`
              }
              sort={sessionSort(search)}
              onSort={(id) => change(sortSessionsBy(search, id))}
              selection={selection}
              onOpen={({ session }) => change({ open: session.id })}
              card={(row) => (
                <SessionCard
                  row={row}
                  now={now}
                  onExplain={() => change({ open: row.session.id })}
                />
              )}
              isRoomy={view.isRoomy}
              foot={
                shown.length === 0 && (
                  <StatePanel
                    icon={SearchX}
                    title={
                      snapshot.state.kind === 'done'
                        ? 'No session matches'
                        : 'No session matches yet'
                    }
                    actions={<Button onPress={() => change(NO_FILTERS)}>Clear filters</Button>}
                  >
                    <p>{formatCount(loaded)} are loaded.</p>
                  </StatePanel>
                )
              }
            />
            {search.open !== undefined && (
              <SessionDetail
                row={
                  openRow < 0 || set.isDropped[openRow] === 1
                    ? undefined
                    : sessionRow(set, openRow, lives, facts)
                }
                isWhole={snapshot.state.kind === 'done'}
                policy={lives}
                now={now}
                onClose={() => change({ open: undefined })}
              />
            )}
          </div>
        </>
      )}
      <SelectionBar
        realm={realm}
        clientId={clientId}
        clientUuid={clientUuid}
        set={set}
        rows={selection.rows}
        states={facts.states}
        hiddenCount={selection.rows.length - selection.count}
        exportMenu={exportOf(selection.rows, 'Export selected')}
        onClear={selection.onClear}
        onRevoked={(text) => setOutcome((old) => ({ text, count: (old?.count ?? 0) + 1 }))}
      />
    </>
  );
}
