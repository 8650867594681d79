import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { type JobResult, readJobResults } from '#jobs/revocation-runner.ts';

/**
 * What came of each item of a job, read again whenever `version` changes: of a large one not with each
 * answer.
 */
export function useJobResults(jobId: string, version: string | number): readonly JobResult[] {
  const results = useQuery({
    queryKey: ['job', jobId, 'results', version],
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
