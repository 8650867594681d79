import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { clientsQuery, realmPolicyQuery, sessionCountsQuery } from '#api/realm-queries.ts';
import { parseClientListSearch } from '#domain/client-list.ts';

import { preload } from './preload.ts';
import { realmRoute } from './realm-route.tsx';
import { RouteError } from './route-error.tsx';

export const clientsRoute = createRoute({
  getParentRoute: () => realmRoute,
  path: 'clients',
  staticData: { title: 'Clients' },
  validateSearch: parseClientListSearch,
  loader: async ({ context: { queryClient }, params: { realm } }) => {
    // Not awaited: the page shows the clients without them where the person may not read them.
    preload(queryClient.query(realmPolicyQuery(realm)));
    preload(queryClient.query(sessionCountsQuery(realm)));
    await queryClient.query({ ...clientsQuery(realm), staleTime: 'static' });
  },
  component: lazyRouteComponent(() => import('#features/clients/clients-page.tsx'), 'ClientsPage'),
  errorComponent: ({ error }) => <RouteError error={error} action="view-clients" />,
});
