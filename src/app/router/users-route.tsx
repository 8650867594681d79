import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { usersQuery } from '#api/user-queries.ts';
import { parseUserListSearch, userSearchText } from '#domain/user-search.ts';

import { preload } from './preload.ts';
import { realmRoute } from './realm-route.tsx';
import { RouteError } from './route-error.tsx';

export const usersRoute = createRoute({
  getParentRoute: () => realmRoute,
  path: 'users',
  staticData: { title: 'Users' },
  validateSearch: parseUserListSearch,
  loader: ({ context: { queryClient }, params: { realm }, location }) => {
    // Not by `loaderDeps`: a skeleton would take the search field away from who types into it.
    const { q } = parseUserListSearch(location.search);
    preload(queryClient.infiniteQuery(usersQuery(realm, userSearchText(q))));
  },
  component: lazyRouteComponent(() => import('#features/users/users-page.tsx'), 'UsersPage'),
  errorComponent: ({ error }) => <RouteError error={error} action="view-users" />,
});
