import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LoaderCircle, Pause } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';

import { realmKeys } from '#api/realm-queries.ts';
import { type ActiveJob, getActiveJobs, subscribeActiveJobs } from '#jobs/active-jobs.ts';

/** The revocation that is at work, or waits to go on, on every page. */
export function RunningJob() {
  const jobs = useSyncExternalStore(subscribeActiveJobs, getActiveJobs);
  useRenewedAfterEach(jobs);
  // One that was only planned does nothing and waits for nobody.
  const begun = jobs.filter(({ kind }) => kind !== 'planned');
  const [job] = begun;
  if (!job) return null;
  const isHeld = job.kind === 'paused';
  return (
    <Link
      to="/realms/$realm/revocations/$jobId"
      params={{ realm: job.realm, jobId: job.id }}
      className={`flex h-7 shrink-0 items-center gap-1.5 rounded-full px-2.5 font-medium max-sm:h-11 ${
        isHeld ? 'bg-warn-soft text-warn-text' : 'bg-accent-soft text-accent-text'
      }`}
    >
      {isHeld ? (
        <Pause size={13} aria-hidden />
      ) : (
        <LoaderCircle size={13} className="animate-spin motion-reduce:animate-none" aria-hidden />
      )}
      {words(job)}
      {begun.length > 1 && <span className="font-normal">+{begun.length - 1}</span>}
    </Link>
  );
}

/** Lists and counts of every page show what Keycloak holds once a job is over. */
function useRenewedAfterEach(jobs: readonly ActiveJob[]): void {
  const queryClient = useQueryClient();
  const last = useRef(jobs);
  useEffect(() => {
    const over = last.current.filter((old) => !jobs.some(({ id }) => id === old.id));
    last.current = jobs;
    for (const { realm } of over) {
      void queryClient.invalidateQueries({ queryKey: realmKeys.sessions(realm) });
    }
  }, [jobs, queryClient]);
}

function words({ kind, counts, items }: ActiveJob): string {
  const over = items - counts.pending - counts.sent;
  const percent = items === 0 ? 100 : Math.floor((100 * over) / items);
  switch (kind) {
    case 'paused':
      return `Paused · ${percent} %`;
    case 'verifying':
      return 'Verifying';
    case 'planned':
    case 'running':
    case 'stopping':
    case 'finished':
    case 'failed':
      return `Revoking · ${percent} %`;
  }
}
