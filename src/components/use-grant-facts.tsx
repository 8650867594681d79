import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';

import { clientsQuery, realmPolicyQuery } from '#api/realm-queries.ts';
import { userOfflineRoleQuery, realmNotBeforeQuery } from '#api/user-queries.ts';
import type { RealmUser } from '#domain/realm-user.ts';
import type { GrantFacts } from '#domain/user-grants.ts';

import { QueryFailure } from './query-failure.tsx';

/**
 * All that decides when a user's grants die. What may not be read is undefined among the facts; the
 * failures say so, for the page to show.
 */
export function useGrantFacts(
  realm: string,
  user: RealmUser,
): { readonly facts: GrantFacts; readonly failures: ReactNode } {
  const policy = useQuery(realmPolicyQuery(realm));
  const clients = useQuery(clientsQuery(realm));
  const notBefore = useQuery(realmNotBeforeQuery(realm));
  const role = useQuery(userOfflineRoleQuery(realm, user.id));
  const facts = useMemo(
    (): GrantFacts => ({
      user,
      policy: policy.data,
      clients: clients.data,
      realmNotBefore: notBefore.data?.at,
      hasOfflineRole: role.data,
    }),
    [user, policy.data, clients.data, notBefore.data, role.data],
  );
  const failures = [
    { what: 'When grants die', query: policy },
    { what: 'What the clients set', query: clients },
    { what: 'The user’s roles', query: role },
  ].map(
    ({ what, query }) =>
      query.error && (
        <QueryFailure
          key={what}
          what={what}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      ),
  );
  return { facts, failures };
}
