import { useEffect, useState } from 'react';

import type { JobHeader } from '#domain/revocation-record.ts';
import { getActiveJobs, subscribeActiveJobs } from '#jobs/active-jobs.ts';
import { realmJobs } from '#jobs/revocation-runner.ts';

interface RealmJobs {
  /** Newest first; undefined while they are read. */
  readonly jobs: readonly JobHeader[] | undefined;
  readonly problem: string | undefined;
}

/** The jobs that this browser keeps for a realm, read again when one begins or ends. */
export function useRealmJobs(realm: string): RealmJobs {
  const [state, setState] = useState<RealmJobs>({ jobs: undefined, problem: undefined });
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      try {
        const jobs = await realmJobs(realm);
        if (isCurrent) setState({ jobs, problem: undefined });
      } catch {
        const problem =
          'This browser keeps nothing for this page (private mode, or a policy), so there is no list of jobs.';
        if (isCurrent) setState({ jobs: undefined, problem });
      }
    };
    void read();
    // A job at work tells how far it is ten times a second, which its own row shows.
    let known = activeKinds();
    const unsubscribe = subscribeActiveJobs(() => {
      const kinds = activeKinds();
      if (kinds === known) return;
      known = kinds;
      void read();
    });
    return () => {
      isCurrent = false;
      unsubscribe();
    };
  }, [realm]);
  return state;
}

const activeKinds = (): string =>
  getActiveJobs()
    .map(({ id, kind }) => `${id} ${kind}`)
    .join();
