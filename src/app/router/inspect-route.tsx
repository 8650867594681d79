import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { realmRoute } from './realm-route.tsx';
import { RouteError } from './route-error.tsx';

export const inspectRoute = createRoute({
  getParentRoute: () => realmRoute,
  path: 'inspect',
  staticData: { title: 'Inspector' },
  component: lazyRouteComponent(
    () => import('#features/inspector/inspector-page.tsx'),
    'InspectorPage',
  ),
  errorComponent: ({ error }) => <RouteError error={error} action="view-users" />,
});
