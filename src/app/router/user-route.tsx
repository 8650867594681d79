import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { clientsQuery, realmPolicyQuery } from '#api/realm-queries.ts';
import {
  userOfflineRoleQuery,
  realmNotBeforeQuery,
  userSsoSessionIdsQuery,
  userQuery,
  userSessionsQuery,
} from '#api/user-queries.ts';
import { parseUserPageSearch } from '#domain/user-page-search.ts';

import { preload } from './preload.ts';
import { realmRoute } from './realm-route.tsx';
import { RouteError } from './route-error.tsx';

export const userRoute = createRoute({
  getParentRoute: () => realmRoute,
  path: 'users/$userId',
  staticData: { title: 'User' },
  validateSearch: parseUserPageSearch,
  loader: async ({ context: { queryClient }, params: { realm, userId } }) => {
    preload(queryClient.query(realmPolicyQuery(realm)));
    preload(queryClient.query(clientsQuery(realm)));
    preload(queryClient.query(realmNotBeforeQuery(realm)));
    preload(queryClient.query(userOfflineRoleQuery(realm, userId)));
    preload(queryClient.query(userSsoSessionIdsQuery(realm, userId)));
    await Promise.all([
      queryClient.query({ ...userQuery(realm, userId), staleTime: 'static' }),
      queryClient.query({ ...userSessionsQuery(realm, userId), staleTime: 'static' }),
    ]);
  },
  component: lazyRouteComponent(() => import('#features/users/user-page.tsx'), 'UserPage'),
  errorComponent: ({ error }) => <RouteError error={error} action="view-users" />,
});
