import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';

import { realmKeys } from '#api/realm-queries.ts';
import { watchJob } from '#jobs/revocation-runner.ts';
import type { JobSnapshot } from '#jobs/revocation-snapshot.ts';

/** A revocation job as far as it is, in this tab or in another one. */
export function useJob(jobId: string): JobSnapshot {
  const watch = useMemo(() => watchJob(jobId), [jobId]);
  return useSyncExternalStore(watch.subscribe, watch.getSnapshot);
}

/** Makes lists and counts show what Keycloak holds as soon as a job is over. */
export function useRenewedAfter(realm: string, { kind }: JobSnapshot): void {
  const queryClient = useQueryClient();
  const isOver = kind === 'finished' || kind === 'failed' || kind === 'paused';
  useEffect(() => {
    if (isOver) void queryClient.invalidateQueries({ queryKey: realmKeys.sessions(realm) });
  }, [isOver, queryClient, realm]);
}
