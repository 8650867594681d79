import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { realmPolicyQuery } from '#api/realm-queries.ts';

import { realmRoute } from './realm-route.tsx';
import { RouteError } from './route-error.tsx';

export const policyRoute = createRoute({
  getParentRoute: () => realmRoute,
  path: 'policy',
  staticData: { title: 'Policy' },
  loader: async ({ context: { queryClient }, params: { realm } }) => {
    await queryClient.query({ ...realmPolicyQuery(realm), staleTime: 'static' });
  },
  component: lazyRouteComponent(() => import('#features/policy/policy-page.tsx'), 'PolicyPage'),
  errorComponent: ({ error }) => <RouteError error={error} action="view-policy" />,
});
