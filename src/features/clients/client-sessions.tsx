import { useQuery, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';

import { clientSessionsQuery, sessionCountQuery } from '#api/realm-queries.ts';
import { formatCount } from '#components/count.ts';
import { RevocationOutcome } from '#components/revocation-outcome.tsx';
import { useServerNow } from '#components/use-server-now.ts';
import { lifetimeAxis } from '#domain/lifetime-axis.ts';
import {
  type GrantPolicy,
  parseSessionListSearch,
  sessionList,
  type SessionListSearch,
  sessionRows,
  sessionSort,
  sortSessionsBy,
} from '#domain/session-list.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { StatePanel } from '#ui/state-panel.tsx';
import { useMedia } from '#ui/use-media.ts';
import { VirtualTable } from '#ui/virtual-table.tsx';

import { LoadMore } from './load-more.tsx';
import { NoSessions } from './no-sessions.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { SessionCard } from './session-card.tsx';
import { sessionColumns } from './session-columns.tsx';
import { uniqueSessions } from './unique-sessions.ts';
import { useSelection } from './use-selection.ts';

const route = getRouteApi('/realms/$realm/clients/$clientId/sessions');

interface ClientSessionsProps {
  readonly clientUuid: string;
  readonly lives: GrantPolicy | undefined;
}

/** The list itself: searched, sorted, selected, read page by page, and revoked from. */
export function ClientSessions({ clientUuid, lives }: ClientSessionsProps) {
  const { realm, clientId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const now = useServerNow();
  const count = useQuery(sessionCountQuery(realm, clientUuid)).data;
  const pages = useSuspenseInfiniteQuery(clientSessionsQuery(realm, clientUuid));
  const sessions = useMemo(() => uniqueSessions(pages.data.pages), [pages.data]);
  const rows = useMemo(
    () => sessionRows(sessions, clientUuid, lives),
    [sessions, clientUuid, lives],
  );
  const shown = useMemo(() => sessionList(rows, search), [rows, search]);
  const hasRoom = useMedia('(width >= 1400px)');
  const columns = useMemo(
    () => sessionColumns({ now, axis: hasRoom ? lifetimeAxis(rows, now) : undefined }),
    [now, rows, hasRoom],
  );
  const selection = useSelection(sessions);
  const [outcome, setOutcome] = useState<{ readonly text: string; readonly count: number }>();
  const change = (next: (old: SessionListSearch) => Record<string, unknown>) =>
    void navigate({ search: (old) => parseSessionListSearch(next(old)), replace: true });

  return (
    <>
      {outcome && <RevocationOutcome key={outcome.count} text={outcome.text} />}
      {pages.isRefetchError && (
        <Notice tone="warn" role="alert">
          The list could not be renewed and may be out of date.{' '}
          {visibleText(pages.error?.message ?? '')}
        </Notice>
      )}
      {sessions.length === 0 ? (
        <NoSessions realm={realm} count={count} lives={lives} />
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-2">
            <SearchField
              label="User, session or address"
              value={search.q ?? ''}
              onChange={(q) => change((old) => ({ ...old, q }))}
            />
            <span role="status" className="text-muted ml-auto">
              <b className="text-text font-medium">{formatCount(shown.length)}</b>{' '}
              {search.q === undefined ? '' : `of ${formatCount(rows.length)} `}loaded
              {count !== undefined && `, ${formatCount(count)} counted by Keycloak`}
            </span>
          </div>
          <VirtualTable
            label={`Offline sessions of ${visibleText(clientId)}`}
            rows={shown}
            columns={columns}
            rowId={({ session }) => session.id}
            rowName={({ session }) =>
              `the session of ${visibleText(session.username ?? '(deleted user)')}, ${session.id.slice(0, 8)}`
            }
            sort={sessionSort(search)}
            onSort={(id) => change((old) => ({ ...sortSessionsBy(old, id) }))}
            selection={selection}
            card={(row) => <SessionCard row={row} now={now} />}
            foot={
              <>
                {shown.length === 0 && (
                  <StatePanel
                    icon={SearchX}
                    title="No loaded session matches"
                    actions={
                      <Button onPress={() => change(({ q: _q, ...rest }) => rest)}>
                        Clear search
                      </Button>
                    }
                  />
                )}
                <LoadMore
                  hasMore={pages.hasNextPage}
                  isLoading={pages.isFetchingNextPage}
                  // Reading on now would cancel a renewal, and take its rows for fresh.
                  isRenewing={pages.isRefetching}
                  error={pages.isFetchNextPageError ? (pages.error ?? undefined) : undefined}
                  onLoad={() => void pages.fetchNextPage()}
                />
              </>
            }
          />
        </>
      )}
      <SelectionBar
        realm={realm}
        clientId={clientId}
        clientUuid={clientUuid}
        sessions={selection.selectedSessions}
        hiddenCount={
          selection.selected.size -
          shown.filter(({ session }) => selection.selected.has(session.id)).length
        }
        onClear={selection.onClear}
        onRevoked={(text) => setOutcome((old) => ({ text, count: (old?.count ?? 0) + 1 }))}
      />
    </>
  );
}
