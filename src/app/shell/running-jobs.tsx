import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';

import { getActiveJobs, lookForJobs, subscribeActiveJobs } from '#jobs/active-jobs.ts';

import { ChunkBoundary } from './chunk-boundary.tsx';

const RunningJob = lazy(async () => {
  const { RunningJob: Job } = await import('./running-job.tsx');
  return { default: Job };
});

/** Shows a revocation at work on every page; what shows it is loaded when there is one. */
export function RunningJobs() {
  const hasJobs = useSyncExternalStore(subscribeActiveJobs, getActiveJobs).length > 0;
  const [isNeeded, setIsNeeded] = useState(hasJobs);
  // It stays when the last job is over: it then renews what the page shows.
  if (hasJobs && !isNeeded) setIsNeeded(true);
  useEffect(() => {
    void lookForJobs();
  }, []);
  return (
    isNeeded && (
      <ChunkBoundary>
        <Suspense>
          <RunningJob />
        </Suspense>
      </ChunkBoundary>
    )
  );
}
