import { createRouter } from '@tanstack/react-router';

import { clientSessionsRoute } from './client-sessions-route.tsx';
import { clientsRoute } from './clients-route.tsx';
import { homeRoute } from './home-route.tsx';
import { inspectRoute } from './inspect-route.tsx';
import { journalRoute } from './journal-route.tsx';
import { PagePending } from './page-pending.tsx';
import { policyRoute } from './policy-route.tsx';
import { realmIndexRoute, realmRoute } from './realm-route.tsx';
import { newRevocationRoute, revocationJobRoute, revocationsRoute } from './revocations-route.tsx';
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
    /** The list that a page is one of, for the way back to it. */
    readonly parent?: 'revocations';
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
    revocationsRoute,
    newRevocationRoute,
    revocationJobRoute,
    journalRoute,
    inspectRoute,
  ]),
]);

/** How long a page may take before a skeleton stands in for it. */
const PENDING_MILLIS = 150;

const FIRST_PENDING_MILLIS = 0;

/**
 * Loads the first page. Nothing is on screen yet that a skeleton could take away, so what stands
 * around the page is drawn while its answers are awaited.
 */
export async function loadFirstPage(router: ReturnType<typeof createAppRouter>): Promise<void> {
  router.update({ ...router.options, defaultPendingMs: FIRST_PENDING_MILLIS });
  try {
    await router.load();
  } finally {
    router.update({ ...router.options, defaultPendingMs: PENDING_MILLIS });
  }
}

export const createAppRouter = (context: RouterContext) =>
  createRouter({
    routeTree,
    context,
    defaultPreload: 'intent',
    // The query cache decides what is fresh.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: PENDING_MILLIS,
    // A skeleton gives way to its page at once, however short it stood.
    defaultPendingMinMs: 0,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: ({ error }) => <RouteError error={error} action="view-policy" />,
    scrollRestoration: true,
  });
