import { createRoute, redirect } from '@tanstack/react-router';

import { realmsQuery } from '#api/realm-queries.ts';
import { NoRealmPage } from '#features/setup/no-realm-page.tsx';

import { AppPending } from './page-pending.tsx';
import { rootRoute } from './root-route.tsx';
import { RouteError } from './route-error.tsx';

/** The site's root goes on to the first realm that the person may see, master last. */
export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  loader: async ({ context: { queryClient, config } }) => {
    const realms = await queryClient.query({ ...realmsQuery(config.realm), staleTime: 'static' });
    const first = realms.find(({ name }) => name !== 'master') ?? realms[0];
    if (first) throw redirect({ to: '/realms/$realm/clients', params: { realm: first.name } });
  },
  component: NoRealmPage,
  pendingComponent: AppPending,
  errorComponent: ({ error }) => (
    <main>
      <RouteError error={error} action="view-policy" />
    </main>
  ),
});
