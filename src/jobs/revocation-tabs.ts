import type { JobEvent } from '#domain/revocation-state.ts';

import type { JobSnapshot } from './revocation-snapshot.ts';

/** What tabs tell each other: one runs a job, the others watch and pass on what a person wants of it. */
export type TabMessage =
  | { readonly kind: 'snapshot'; readonly id: string; readonly snapshot: JobSnapshot }
  | { readonly kind: 'ask'; readonly id: string }
  | {
      readonly kind: 'do';
      readonly id: string;
      readonly event: JobEvent;
      readonly withoutDisk: boolean;
    }
  | { readonly kind: 'dropped'; readonly id: string };

export const JOB_CHANNEL = 'curfew:jobs';

/**
 * Takes the lock of a job, which only one tab has at a time and which ends with it, however it ends.
 * Resolves with what gives it back; with nothing where `isPatient` is not set and another tab has it.
 */
export const takeJobLock = (id: string, isPatient: boolean): Promise<(() => void) | undefined> =>
  new Promise((resolve, reject) => {
    const held = async (lock: Lock | null) => {
      if (!lock) {
        resolve(undefined);
        return;
      }
      await new Promise<void>((release) => {
        resolve(release);
      });
    };
    navigator.locks
      .request(`curfew:job:${id}`, isPatient ? {} : { ifAvailable: true }, held)
      .catch(reject);
  });
