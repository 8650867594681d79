import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { clientQuery, clientsQuery, realmPolicyQuery } from '#api/realm-queries.ts';
import { rememberedUuid, rememberUuid } from '#api/remembered-uuids.ts';
import { parseSessionSearch } from '#domain/session-search.ts';

import { preload } from './preload.ts';
import { realmRoute } from './realm-route.tsx';
import { RouteError } from './route-error.tsx';

/** Where the uuid is no longer right, nobody takes the answer: the look-up has the last word. */
async function sendFirstPageAhead(realm: string, clientUuid: string): Promise<void> {
  const { FIRST_PAGE, sendSessionsAhead } = await import('#api/client-session-pages.ts');
  sendSessionsAhead({ realm, clientUuid, first: 0, max: FIRST_PAGE });
}

export const clientSessionsRoute = createRoute({
  getParentRoute: () => realmRoute,
  path: 'clients/$clientId/sessions',
  staticData: { title: 'Sessions' },
  validateSearch: parseSessionSearch,
  loader: async ({ context: { queryClient }, params: { realm, clientId } }) => {
    preload(queryClient.query(realmPolicyQuery(realm)));
    const query = clientQuery(realm, clientId);
    const list = queryClient.getQueryState(clientsQuery(realm).queryKey);
    const listed = list?.data?.find((client) => client.clientId === clientId);
    if (listed && !queryClient.getQueryData(query.queryKey)) {
      queryClient.setQueryData(query.queryKey, listed, { updatedAt: list?.dataUpdatedAt ?? 0 });
    }
    if (!queryClient.getQueryData(query.queryKey)) {
      const clientUuid = rememberedUuid(realm, clientId);
      if (clientUuid) preload(sendFirstPageAhead(realm, clientUuid));
    }
    const [client, { sessionScanOf }] = await Promise.all([
      queryClient.query({ ...query, staleTime: 'static' }),
      import('#jobs/session-scans.ts'),
    ]);
    rememberUuid({ realm, clientId, uuid: client.uuid });
    // Resolves with the first rows; the scan goes on by itself, or where it was left.
    await sessionScanOf(realm, client.uuid).start();
  },
  component: lazyRouteComponent(
    () => import('#features/clients/client-sessions-page.tsx'),
    'ClientSessionsPage',
  ),
  errorComponent: ({ error }) => <RouteError error={error} action="view-sessions" />,
});
