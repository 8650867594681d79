import { keepPreviousData, useQuery } from '@tanstack/react-query';

import type { PhaseCounts } from '#domain/revocation-items.ts';
import { type JobResult, readJobResults } from '#jobs/revocation-runner.ts';

/** What came of each item of a job, read again whenever the numbers move. */
export function useJobResults(
  jobId: string,
  { done, gone, failed, skipped }: PhaseCounts,
): readonly JobResult[] {
  const results = useQuery({
    queryKey: ['job', jobId, 'results', done, gone, failed, skipped],
    queryFn: () => readJobResults(jobId),
    placeholderData: keepPreviousData,
    gcTime: 0,
    // They are on this computer.
    networkMode: 'always',
    retry: false,
  });
  return results.data ?? NONE;
}

const NONE: readonly JobResult[] = [];
