import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppWindow, SearchX } from 'lucide-react';
import { useMemo } from 'react';

import { clientsQuery, realmPolicyQuery, sessionCountsQuery } from '#api/realm-queries.ts';
import { counted, formatCount } from '#components/count.ts';
import { PageHeader } from '#components/page-header.tsx';
import { QueryFailure } from '#components/query-failure.tsx';
import {
  clientList,
  type ClientListSearch,
  type ClientRow,
  clientSort,
  parseClientListSearch,
  sortClientsBy,
} from '#domain/client-list.ts';
import { effectiveLifetime } from '#domain/lifetime.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Button } from '#ui/button.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { Segments } from '#ui/segments.tsx';
import { StatePanel } from '#ui/state-panel.tsx';
import { tableRows } from '#ui/table-model.ts';
import { VirtualTable } from '#ui/virtual-table.tsx';

import { ClientCard } from './client-card.tsx';
import { clientColumns } from './client-columns.tsx';

const route = getRouteApi('/realms/$realm/clients');

/** Every client of the realm: how many offline sessions it holds, and what they live by. */
export function ClientsPage() {
  const { realm } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const clients = useSuspenseQuery(clientsQuery(realm)).data;
  const policy = useQuery(realmPolicyQuery(realm));
  const counts = useQuery(sessionCountsQuery(realm));

  const rows = useMemo(
    (): ClientRow[] =>
      clients.map((client) => ({
        client,
        sessionCount: counts.data && (counts.data.get(client.uuid) ?? 0),
        lifetime: policy.data && effectiveLifetime(policy.data, client.override),
      })),
    [clients, counts.data, policy.data],
  );
  const shown = useMemo(() => clientList(rows, search), [rows, search]);
  const columns = useMemo(() => clientColumns(realm), [realm]);
  const withSessions = rows.filter(({ sessionCount }) => (sessionCount ?? 0) > 0).length;
  const change = (next: (old: ClientListSearch) => Record<string, unknown>) =>
    void navigate({ search: (old) => parseClientListSearch(next(old)), replace: true });

  return (
    <div className="page-padding flex min-h-0 flex-1 flex-col gap-4">
      <PageHeader
        title="Clients"
        realm={realm}
        subtitle={
          counts.data
            ? `${counted(
                [...counts.data.values()].reduce((sum, count) => sum + count, 0),
                'grant',
              )} in ${counted(withSessions, 'client')} of ${formatCount(rows.length)}`
            : counted(rows.length, 'client')
        }
      />
      {policy.error && (
        <QueryFailure
          what="How long grants live"
          error={policy.error}
          onRetry={() => void policy.refetch()}
        />
      )}
      {counts.error && (
        <QueryFailure
          what="How many grants a client has"
          error={counts.error}
          onRetry={() => void counts.refetch()}
        />
      )}
      <div className="flex flex-wrap items-center gap-2">
        <SearchField
          label="Search clients"
          value={search.q ?? ''}
          onChange={(q) => change((old) => ({ ...old, q }))}
        />
        <Segments
          label="Which clients"
          options={[
            { id: 'all', label: 'All' },
            { id: 'with-sessions', label: 'With sessions' },
          ]}
          value={search.only ?? 'all'}
          onChange={(only) => change((old) => ({ ...old, only }))}
        />
        <span role="status" className="text-muted ml-auto">
          <b className="text-text font-medium">{formatCount(shown.length)}</b> shown
        </span>
      </div>
      {shown.length === 0 ? (
        <NoClients isFiltered={rows.length > 0} onClear={() => change(() => ({}))} />
      ) : (
        <VirtualTable
          label="Clients"
          rows={tableRows(shown, ({ client }) => client.uuid)}
          columns={columns}
          rowName={({ client }) => visibleText(client.clientId)}
          sort={clientSort(search)}
          onSort={(id) => change((old) => ({ ...sortClientsBy(old, id) }))}
          onOpen={({ client }) =>
            void navigate({
              to: '/realms/$realm/clients/$clientId/sessions',
              params: { realm, clientId: client.clientId },
            })
          }
          card={(row) => <ClientCard row={row} realm={realm} />}
        />
      )}
    </div>
  );
}

function NoClients({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  return isFiltered ? (
    <StatePanel
      icon={SearchX}
      title="No client matches"
      actions={<Button onPress={onClear}>Clear filters</Button>}
    />
  ) : (
    <StatePanel icon={AppWindow} title="No clients to see">
      <p>
        Keycloak gave an empty list. Someone whose only role here is query-clients gets that too:
        view-clients shows them.
      </p>
    </StatePanel>
  );
}
