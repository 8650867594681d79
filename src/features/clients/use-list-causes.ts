import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { disabledUsersQuery, ssoSessionIdsQuery } from '#api/realm-queries.ts';
import { realmNotBeforeQuery } from '#api/user-queries.ts';
import { usePermission } from '#components/use-person.ts';
import type { RealmClient } from '#domain/realm-client.ts';
import type { ListCauses } from '#domain/session-state.ts';

/** What else than time kills a client's grants, and which of its sessions are live SSO sessions too. */
export function useListCauses(
  realm: string,
  client: RealmClient,
): { readonly causes: ListCauses; readonly ssoIds: ReadonlySet<string> | undefined } {
  const maySeeUsers = usePermission(realm, 'view-users').kind === 'allowed';
  const disabledUsers = useQuery({ ...disabledUsersQuery(realm), enabled: maySeeUsers }).data;
  const realmNotBefore = useQuery(realmNotBeforeQuery(realm)).data?.at ?? 0;
  const ssoIds = useQuery(ssoSessionIdsQuery(realm, client.uuid)).data;
  const causes = useMemo(
    (): ListCauses => ({
      client: clientCause(client),
      notBefore: Math.max(client.notBefore, realmNotBefore),
      disabledUsers,
    }),
    [client, realmNotBefore, disabledUsers],
  );
  return { causes, ssoIds };
}

function clientCause({ enabled, offlineScope }: RealmClient): ListCauses['client'] {
  if (!enabled) return 'client-disabled';
  return offlineScope === 'unassigned' ? 'scope-removed' : undefined;
}
