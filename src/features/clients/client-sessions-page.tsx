import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';

import { clientQuery, realmPolicyQuery } from '#api/realm-queries.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { QueryFailure } from '#components/query-failure.tsx';
import { useDrawingStep } from '#ui/use-drawing-step.ts';

import { ClientSessions } from './client-sessions.tsx';
import { ClientTags } from './client-tags.tsx';
import { EmergencyStop, StoppedNotice } from './emergency-stop.tsx';

const route = getRouteApi('/realms/$realm/clients/$clientId/sessions');

/** The heading, then the rows, then what stands around them. */
const LAST_STEP = 2;

/** One client's offline sessions: who holds them, when they die and by which rule. */
export function ClientSessionsPage() {
  const { realm, clientId } = route.useParams();
  const client = useSuspenseQuery(clientQuery(realm, clientId)).data;
  const policy = useQuery(realmPolicyQuery(realm));
  const lives = useMemo(
    () => policy.data && { realm: policy.data, override: client.override },
    [policy.data, client.override],
  );
  const step = useDrawingStep(LAST_STEP);
  return (
    <div className="page-padding flex min-h-0 flex-1 flex-col gap-4">
      <PageHeader
        title={clientId}
        realm={realm}
        heading={
          <>
            <ForeignText text={clientId} className="min-w-0 font-mono font-medium break-all" />
            <ClientTags client={client} />
          </>
        }
        actions={<EmergencyStop realm={realm} client={client} />}
      />
      <StoppedNotice realm={realm} client={client} />
      {policy.error && (
        <QueryFailure
          what="When grants die"
          error={policy.error}
          onRetry={() => void policy.refetch()}
        />
      )}
      {step > 0 && (
        <ClientSessions
          key={client.uuid}
          client={client}
          lives={lives}
          isPolicyPending={policy.isPending}
          isRowsOnly={step < LAST_STEP}
        />
      )}
    </div>
  );
}
