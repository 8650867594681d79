import { createRoute, redirect } from '@tanstack/react-router';

import { Shell } from '#app/shell/shell.tsx';
import { isPathSafe } from '#domain/path-safe.ts';

import { rootRoute } from './root-route.tsx';

/** Everything that shows one realm stands inside the shell. */
export const realmRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/realms/$realm',
  beforeLoad: ({ params }) => {
    if (!isPathSafe(params.realm)) throw redirect({ to: '/' });
  },
  component: Shell,
  // The shell needs no answer: only the page in it is ever waited for.
  pendingMs: Infinity,
});

export const realmIndexRoute = createRoute({
  getParentRoute: () => realmRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/realms/$realm/clients', params, replace: true });
  },
});
