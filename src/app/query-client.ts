import { MutationCache, QueryClient, type QueryKey } from '@tanstack/react-query';

import type { ApiError } from '#api/api-error.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError;
    mutationMeta: { readonly invalidates?: readonly QueryKey[] };
  }
}

const MOST_RETRIES = 2;

/** The one query client. A mutation names in its `meta` what it makes stale, whether it failed or not. */
export function createQueryClient(): QueryClient {
  const queryClient: QueryClient = new QueryClient({
    mutationCache: new MutationCache({
      onSettled: async (...[, , , , mutation]) => {
        for (const queryKey of mutation.meta?.invalidates ?? []) {
          await queryClient.invalidateQueries({ queryKey });
        }
      },
    }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < MOST_RETRIES && mayPass(error),
        // The admin may be looking at a page of Keycloak's console in the next window.
        refetchOnWindowFocus: true,
        // What "online" means to a browser says nothing about a Keycloak in the same house.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  return queryClient;
}

/** Another try helps against a lost or broken answer, not against a refusal. */
const mayPass = (error: ApiError): boolean =>
  error.kind === 'unreachable' || error.kind === 'malformed' || error.kind === 'server';
