import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';

import { clientsQuery, realmPolicyQuery } from '#api/realm-queries.ts';
import { userOfflineRoleQuery, realmNotBeforeQuery } from '#api/user-queries.ts';
import type { RealmUser } from '#domain/realm-user.ts';
import type { GrantFacts } from '#domain/user-grants.ts';

import { QueryFailure } from './query-failure.tsx';

interface ReadGrantFacts {
  /** What may not be read, or has not come yet, is undefined. */
  readonly facts: GrantFacts;
  /** Whether an answer is still to come. */
  readonly isPending: boolean;
  /** Says what could not be read, for the page to show. */
  readonly failures: ReactNode;
}

/** All that decides when a user's grants die. */
export function useGrantFacts(realm: string, user: RealmUser): ReadGrantFacts {
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
    { what: 'Before when the realm refuses tokens', query: notBefore },
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
  const isPending = [policy, clients, notBefore, role].some((query) => query.isPending);
  return { facts, isPending, failures };
}
