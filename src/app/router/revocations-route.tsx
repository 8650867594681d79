import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { realmRoute } from './realm-route.tsx';
import { RouteError } from './route-error.tsx';

export const revocationsRoute = createRoute({
  getParentRoute: () => realmRoute,
  path: 'revocations',
  staticData: { title: 'Revocations' },
  component: lazyRouteComponent(
    () => import('#features/revocations/revocations-page.tsx'),
    'RevocationsPage',
  ),
  errorComponent: ({ error }) => <RouteError error={error} action="revoke" />,
});

export const newRevocationRoute = createRoute({
  getParentRoute: () => realmRoute,
  path: 'revocations/new',
  staticData: { title: 'New revocation', parent: 'revocations' },
  component: lazyRouteComponent(
    () => import('#features/revocations/new-revocation-page.tsx'),
    'NewRevocationPage',
  ),
  errorComponent: ({ error }) => <RouteError error={error} action="revoke" />,
});

export const revocationJobRoute = createRoute({
  getParentRoute: () => realmRoute,
  path: 'revocations/$jobId',
  staticData: { title: 'Job', parent: 'revocations' },
  component: lazyRouteComponent(
    () => import('#features/revocations/job-page.tsx'),
    'RevocationJobPage',
  ),
  errorComponent: ({ error }) => <RouteError error={error} action="revoke" />,
});
