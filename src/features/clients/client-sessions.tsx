import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';

import { listTarget } from '#components/list-target.ts';
import { Revocation, type RevocationTarget } from '#components/revocation.tsx';
import { useServerNow } from '#components/use-server-now.ts';
import type { RealmClient } from '#domain/realm-client.ts';
import type { RevocationWay } from '#domain/revocation-plan.ts';
import type { PlanSource } from '#domain/revocation-sources.ts';
import type { GrantPolicy } from '#domain/session-expiry.ts';
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
import { visibleText } from '#domain/visible-text.ts';
import { Notice } from '#ui/notice.tsx';
import { useMedia } from '#ui/use-media.ts';
import { VirtualTable } from '#ui/virtual-table.tsx';

import { ExportMenu } from './export-menu.tsx';
import { LifetimeCards, LifetimeCardsSkeleton } from './lifetime-cards.tsx';
import { isSettled, sourceOf } from './list-source.ts';
import { ListToolbar } from './list-toolbar.tsx';
import { NoMatch } from './no-match.tsx';
import { NoSessions } from './no-sessions.tsx';
import { ScanStrip } from './scan-strip.tsx';
import { SelectionBanner } from './selection-banner.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { SessionCard } from './session-card.tsx';
import { sessionColumns } from './session-columns.tsx';
import { SessionDetail } from './session-detail.tsx';
import { useSessionView } from './session-view.ts';
import { useListCauses } from './use-list-causes.ts';
import { useRowSelection } from './use-row-selection.ts';
import { LONG_LIST_ROWS, useSessionList } from './use-session-list.ts';
import { useSessionScan } from './use-session-scan.ts';

const RunRule = lazy(async () => {
  const { RunRule: Run } = await import('./run-rule.tsx');
  return { default: Run };
});

const route = getRouteApi('/realms/$realm/clients/$clientId/sessions');

interface ClientSessionsProps {
  readonly client: RealmClient;
  readonly lives: GrantPolicy | undefined;
  readonly isPolicyPending: boolean;
  /** Leaves out what stands around the rows, which takes as long to draw again. */
  readonly isRowsOnly: boolean;
}

/** Of a long list ages are told by the minute: each step looks at every row. */
const LONG_LIST_TICK_SECONDS = 60;

/** The list itself: read by a scan, filtered, sorted, explained, selected and revoked from. */
export function ClientSessions(props: ClientSessionsProps) {
  const { client, lives, isPolicyPending, isRowsOnly } = props;
  const { uuid: clientUuid } = client;
  const { realm, clientId } = route.useParams();
  const raw = route.useSearch();
  // The router leaves what its parser dropped in the search.
  const search = useMemo(() => parseSessionSearch({ ...raw }), [raw]);
  const navigate = route.useNavigate();
  const { scan, snapshot } = useSessionScan(realm, clientUuid);
  const { set, loaded } = snapshot;
  const now = useServerNow(loaded > LONG_LIST_ROWS ? LONG_LIST_TICK_SECONDS : undefined);
  const { causes, ssoIds, unknown, isPending } = useListCauses(realm, client);
  const { facts, counts, otherIds, shown, axis, tableRows, inputs, isCurrent } = useSessionList(
    snapshot,
    {
      clientUuid,
      policy: lives,
      causes,
      ssoIds,
      search,
      now,
    },
  );
  const selection = useRowSelection(set, shown);
  const [view, setView] = useSessionView();
  const [target, setTarget] = useState<RevocationTarget>();
  const hasRoom = useMedia('(width >= 1400px)');
  const isWide = useMedia('(width >= 1024px)');

  const change = (to: SessionSearchChange) =>
    void navigate({ search: (old) => changedSearch(old, to), replace: true });

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
  /** All there is, as the page asks for it, and not what it asked for a moment ago. */
  const isShown = snapshot.state.kind === 'done' && isCurrent;
  const named = { uuid: clientUuid, clientId };
  const list = {
    scan,
    snapshot,
    isWhole: isShown && !isPending && !isPolicyPending,
    matching: shown.length,
  };
  const revoke = (rows: Uint32Array, source: PlanSource, way?: RevocationWay) => {
    const read = { set, ssoIds, readAt: snapshot.readAt, isSettled: isSettled(snapshot.state) };
    setTarget({ ...listTarget(read, facts, rows, { client: named, source }), way });
  };

  const openRow = search.open === undefined ? -1 : set.rowOf(search.open);
  const fileName = `offline-sessions-${realm}-${clientId}`.replaceAll(/[^\w.-]+/g, '_');
  const exportOf = (rows: Uint32Array, label: string) => (
    <ExportMenu set={set} rows={rows} policy={lives} facts={facts} fileName={fileName}>
      {label}
    </ExportMenu>
  );

  return (
    <>
      <Revocation realm={realm} target={target} onClose={() => setTarget(undefined)} />
      {search.run !== undefined && (
        <Suspense>
          <RunRule
            {...list}
            realm={realm}
            ruleId={search.run}
            onClose={() => change({ run: undefined })}
            onReady={({ name, way }) => {
              change({ run: undefined });
              revoke(shown, { ...sourceOf(inputs.search), kind: 'rule', ruleName: name }, way);
            }}
          />
        </Suspense>
      )}
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
          <div className="flex min-h-8 shrink-0 items-start gap-2 max-xl:flex-col">
            {!isRowsOnly && (
              <ListToolbar
                {...list}
                realm={realm}
                client={named}
                search={search}
                counts={counts}
                otherClientIds={otherIds}
                view={view}
                onView={setView}
                exportMenu={exportOf(shown, 'Export')}
                onChange={change}
                onRevoke={() => revoke(shown, sourceOf(inputs.search))}
              />
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
              isFiltered={isFiltered(inputs.search)}
              isWhole={isShown}
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
                shown.length === 0 &&
                isCurrent && (
                  <NoMatch isWhole={isShown} loaded={loaded} onClear={() => change(NO_FILTERS)} />
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
                isWhole={isShown}
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
        set={set}
        rows={selection.rows}
        states={facts.states}
        hiddenCount={selection.rows.length - selection.count}
        exportMenu={exportOf(selection.rows, 'Export selected')}
        onClear={selection.onClear}
        onRevoke={() => revoke(selection.rows, { kind: 'selection' })}
      />
    </>
  );
}
