import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';

import type { AppConfig } from '#api/app-config.ts';
import { NotFoundPage } from '#app/shell/not-found-page.tsx';

export interface RouterContext {
  readonly queryClient: QueryClient;
  readonly config: AppConfig;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  notFoundComponent: NotFoundPage,
  // Once the router shows this route as pending it shows nothing else until the whole page is there.
  pendingMs: Infinity,
});
