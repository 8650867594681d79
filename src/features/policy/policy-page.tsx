import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';

import { clientsQuery, realmPolicyQuery } from '#api/realm-queries.ts';
import { MissingRoleNote } from '#components/missing-role-note.tsx';
import { QueryFailure } from '#components/query-failure.tsx';
import { usePermission } from '#components/use-person.ts';
import type { RealmClient } from '#domain/realm-client.ts';
import { PageSkeleton } from '#ui/skeleton.tsx';

import { PolicyWorkbench } from './policy-workbench.tsx';

const route = getRouteApi('/realms/$realm/policy');

/** What every client's offline sessions of a realm live by, edited as a draft. */
export function PolicyPage() {
  const { realm } = route.useParams();
  return <RealmPolicyPage key={realm} realm={realm} />;
}

const NO_CLIENTS: readonly RealmClient[] = [];

function RealmPolicyPage({ realm }: { realm: string }) {
  const policy = useSuspenseQuery(realmPolicyQuery(realm)).data;
  const maySeeClients = usePermission(realm, 'view-clients').kind === 'allowed';
  const clients = useQuery({ ...clientsQuery(realm), enabled: maySeeClients });
  const known = clients.data ?? NO_CLIENTS;
  const saved = useMemo(() => ({ realm: policy, clients: known }), [policy, known]);
  if (maySeeClients && clients.isPending) return <PageSkeleton label="Loading" />;
  return (
    <PolicyWorkbench realm={realm} saved={saved} clients={clients.data}>
      {!maySeeClients && (
        <MissingRoleNote
          realm={realm}
          missing="view-clients"
          what="Seeing the clients’ overrides, and what a draft does to their sessions,"
        />
      )}
      {clients.error && (
        <QueryFailure
          what="The clients and their overrides"
          error={clients.error}
          onRetry={() => void clients.refetch()}
        />
      )}
    </PolicyWorkbench>
  );
}
