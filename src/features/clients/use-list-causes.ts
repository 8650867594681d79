import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { disabledUsersQuery, ssoSessionIdsQuery } from '#api/realm-queries.ts';
import { realmNotBeforeQuery } from '#api/user-queries.ts';
import { usePermission } from '#components/use-person.ts';
import type { RealmClient } from '#domain/realm-client.ts';
import { clientCause, type ListCauses } from '#domain/session-state.ts';

interface ListKnowledge {
  readonly causes: ListCauses;
  readonly ssoIds: ReadonlySet<string> | undefined;
  /** What could not be found out, in words; sessions count as live as far as it goes. */
  readonly unknown: readonly string[];
  /** Whether an answer is still to come: what is decided now may be decided otherwise. */
  readonly isPending: boolean;
}

/** What else than time kills a client's grants, and which of its sessions are live SSO sessions too. */
export function useListCauses(realm: string, client: RealmClient): ListKnowledge {
  const maySeeUsers = usePermission(realm, 'view-users').kind === 'allowed';
  const disabled = useQuery({ ...disabledUsersQuery(realm), enabled: maySeeUsers });
  const notBefore = useQuery(realmNotBeforeQuery(realm));
  const sso = useQuery(ssoSessionIdsQuery(realm, client.uuid));
  const disabledUsers = disabled.data;
  const realmNotBefore = notBefore.data?.at ?? 0;
  const causes = useMemo(
    (): ListCauses => ({
      client: clientCause(client),
      notBefore: Math.max(client.notBefore, realmNotBefore),
      disabledUsers,
    }),
    [client, realmNotBefore, disabledUsers],
  );
  const unknown = [
    ...(!maySeeUsers || disabled.isError || disabledUsers === null
      ? ['which users are disabled']
      : []),
    ...(notBefore.isError || (notBefore.data && notBefore.data.at === undefined)
      ? ['the realm’s not-before']
      : []),
    ...(sso.isError || sso.data === null ? ['which sessions are live SSO sessions too'] : []),
  ];
  const isPending = [disabled, notBefore, sso].some(({ isLoading }) => isLoading);
  return { causes, ssoIds: sso.data ?? undefined, unknown, isPending };
}
