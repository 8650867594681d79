import { createRouter } from '@tanstack/react-router';

import { PageSkeleton } from '#ui/skeleton.tsx';

import { clientSessionsRoute } from './client-sessions-route.tsx';
import { clientsRoute } from './clients-route.tsx';
import { homeRoute } from './home-route.tsx';
import { inspectRoute } from './inspect-route.tsx';
import { policyRoute } from './policy-route.tsx';
import { realmIndexRoute, realmRoute } from './realm-route.tsx';
import { rootRoute, type RouterContext } from './root-route.tsx';
import { RouteError } from './route-error.tsx';
import { userRoute } from './user-route.tsx';
import { usersRoute } from './users-route.tsx';

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
  interface StaticDataRouteOption {
    readonly title?: string;
  }
}

const routeTree = rootRoute.addChildren([
  homeRoute,
  realmRoute.addChildren([
    realmIndexRoute,
    clientsRoute,
    clientSessionsRoute,
    usersRoute,
    userRoute,
    policyRoute,
    inspectRoute,
  ]),
]);

export const createAppRouter = (context: RouterContext) =>
  createRouter({
    routeTree,
    context,
    defaultPreload: 'intent',
    // The query cache decides what is fresh.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    // A skeleton gives way to its page at once, however short it stood.
    defaultPendingMinMs: 0,
    defaultPendingComponent: () => <PageSkeleton label="Loading" />,
    defaultErrorComponent: ({ error }) => <RouteError error={error} action="view-policy" />,
    scrollRestoration: true,
  });
