import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { PagePending } from './page-pending.tsx';
import { realmRoute } from './realm-route.tsx';
import { RouteError } from './route-error.tsx';

export const inspectRoute = createRoute({
  getParentRoute: () => realmRoute,
  pendingComponent: PagePending,
  path: 'inspect',
  staticData: { title: 'Inspector' },
  component: lazyRouteComponent(
    () => import('#features/inspector/inspector-page.tsx'),
    'InspectorPage',
  ),
  errorComponent: ({ error }) => <RouteError error={error} action="view-users" />,
});
