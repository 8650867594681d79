import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { clientsQuery, realmPolicyQuery, sessionCountsQuery } from '#api/realm-queries.ts';
import { parsePolicyPageSearch } from '#domain/policy-page-search.ts';

import { preload } from './preload.ts';
import { realmRoute } from './realm-route.tsx';
import { RouteError } from './route-error.tsx';

export const policyRoute = createRoute({
  getParentRoute: () => realmRoute,
  path: 'policy',
  staticData: { title: 'Policy' },
  validateSearch: parsePolicyPageSearch,
  loader: async ({ context: { queryClient }, params: { realm } }) => {
    // Not awaited: the page shows the realm's own values where the person may not read these.
    preload(queryClient.query(clientsQuery(realm)));
    preload(queryClient.query(sessionCountsQuery(realm)));
    await queryClient.query({ ...realmPolicyQuery(realm), staleTime: 'static' });
  },
  component: lazyRouteComponent(() => import('#features/policy/policy-page.tsx'), 'PolicyPage'),
  errorComponent: ({ error }) => <RouteError error={error} action="view-policy" />,
});
