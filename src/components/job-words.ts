import { formatSpan } from '#domain/duration.ts';
import type { FailureReason, ItemFailure, Phase, PhaseCounts } from '#domain/revocation-items.ts';
import type { RevocationWay } from '#domain/revocation-plan.ts';
import type { Hold, JobKind } from '#domain/revocation-state.ts';
import type { Tone } from '#ui/tag.tsx';

import { counted, formatCount } from './count.ts';

export const JOB_KIND_WORDS: Record<JobKind, string> = {
  planned: 'Planned',
  running: 'Running',
  paused: 'Paused',
  stopping: 'Stopping',
  verifying: 'Verifying',
  finished: 'Finished',
  failed: 'Failed',
};

export const JOB_KIND_TONES: Record<JobKind, Tone> = {
  planned: 'neutral',
  running: 'accent',
  paused: 'warn',
  stopping: 'warn',
  verifying: 'accent',
  finished: 'ok',
  failed: 'danger',
};

/** What one call of a job ends: a session, or a user's grants of the client. */
export const unitOf = (way: RevocationWay): string => (way === 'session' ? 'session' : 'user');

/** What came of a job so far, in a line. */
export function jobSummary(way: RevocationWay, counts: PhaseCounts): string {
  const { done, gone, failed, skipped, pending, sent } = counts;
  const revoked =
    way === 'session'
      ? `${counted(done, 'session')} revoked`
      : `grants of ${counted(done, 'user')} revoked`;
  return [
    revoked,
    ...(gone > 0 ? [`${formatCount(gone)} already gone`] : []),
    ...(failed > 0 ? [`${formatCount(failed)} failed`] : []),
    ...(skipped > 0 ? [`${formatCount(skipped)} skipped`] : []),
    ...(pending + sent > 0 ? [`${formatCount(pending + sent)} to go`] : []),
  ].join(', ');
}

/** Why a job sends nothing at the moment, and what makes it go on. */
export function holdWords({ reason, seconds }: Hold): string {
  const soon = seconds === undefined ? 'soon' : `in ${secondsWords(seconds)}`;
  switch (reason) {
    case 'asked':
      return 'Paused by you. What was not sent is untouched.';
    case 'reopened':
      return 'It was cut short: the tab was closed, or crashed. Nothing that was answered is sent again.';
    case 'signed-out':
      return 'Stopped: your sign-in has ended. Sign in again, then resume. What was not sent is untouched.';
    case 'forbidden':
      return 'Stopped: Keycloak refuses it. It needs the role manage-users, which was taken away. What was not sent is untouched.';
    case 'unreachable':
      return `Stopped: Keycloak does not answer. Tried again ${soon}. What was not sent is untouched.`;
    case 'slow-down':
      return `Keycloak asks to slow down. It goes on ${soon}.`;
    case 'storage':
      return 'Stopped before the next request: this browser’s storage is full. Make room, then resume. What was not sent is untouched.';
    case 'failing':
      return 'Stopped: too many calls failed in a row. Look at the reasons below, then resume. What was not sent is untouched.';
  }
}

export const secondsWords = (seconds: number): string =>
  seconds < 60 ? `${Math.ceil(seconds)} s` : formatSpan(seconds);

export const PHASE_WORDS: Record<Phase, string> = {
  pending: 'not sent',
  sent: 'sent',
  done: 'revoked',
  gone: 'already gone',
  failed: 'failed',
  skipped: 'skipped',
};

/** Why an item failed, with the status of the answer where there was one. */
export const failureWords = ({ reason, status }: ItemFailure): string =>
  status === undefined ? FAILURE_WORDS[reason] : `${FAILURE_WORDS[reason]} (${status})`;

export const FAILURE_WORDS: Record<FailureReason, string> = {
  server: 'Keycloak failed at it',
  missing: 'What it stands for was not found, and the answer does not say that it is gone',
  conflict: 'Somebody changed the same at that moment',
  malformed: 'The answer was not one of Keycloak’s',
  unknown: 'No answer came, and what is left could not be looked at',
  'still-listed': 'Answered as done, but Keycloak lists it still',
};
