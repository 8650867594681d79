import { Link } from '@tanstack/react-router';

import type { RevocationPlan } from '#domain/revocation-plan.ts';
import type { JobKind } from '#domain/revocation-state.ts';
import { cancelJob, pauseJob, resumeJob, retryFailed } from '#jobs/revocation-runner.ts';
import { buttonClass } from '#ui/button-class.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Notice } from '#ui/notice.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';

import { counted, formatCount } from './count.ts';
import { holdWords, jobSummary, unitOf } from './job-words.ts';
import { RevokeResults } from './revoke-results.tsx';
import { useJob, useRenewedAfter } from './use-job.ts';

interface RevokeProgressProps {
  readonly realm: string;
  readonly id: string;
  readonly plan: RevocationPlan;
  readonly onClose: (summary: string) => void;
}

/** A small revocation while it runs and after: how far, what came of each, and again what failed. */
export function RevokeProgress({ realm, id, plan, onClose }: RevokeProgressProps) {
  const job = useJob(id);
  const { counts, kind, hold } = job;
  useRenewedAfter(realm, job);
  const isBusy = kind !== 'finished' && kind !== 'failed' && kind !== 'paused';
  const total = plan.items.length;
  const open = counts.pending + counts.sent + counts.failed;
  const summary = jobSummary(plan.way, counts);

  return (
    <Dialog
      width="wide"
      title={titleOf(kind, open)}
      subtitle={`${counted(total, unitOf(plan.way))} in all`}
      onClose={() => onClose(summary)}
      actions={
        <>
          <Link
            to="/realms/$realm/revocations/$jobId"
            params={{ realm, jobId: id }}
            className={buttonClass('ghost')}
          >
            Open its page
          </Link>
          {isBusy ? (
            <Button key="stop" isDisabled={kind === 'stopping'} onPress={() => void pauseJob(id)}>
              Stop
            </Button>
          ) : (
            <>
              {kind === 'paused' && (
                <Button key="cancel" onPress={() => void cancelJob(id)}>
                  Cancel rest
                </Button>
              )}
              {open > 0 && (
                <Button
                  key="retry"
                  variant="danger-outline"
                  onPress={() => void (kind === 'paused' ? resumeJob(id) : retryFailed(id))}
                >
                  Retry {formatCount(open)}
                </Button>
              )}
              <Button key="close" variant="primary" autoFocus onPress={() => onClose(summary)}>
                Close
              </Button>
            </>
          )}
        </>
      }
    >
      <ProgressBar
        label="Revoked so far"
        total={total}
        parts={[
          { id: 'accent', count: counts.done },
          { id: 'gone', count: counts.gone },
          { id: 'failed', count: counts.failed },
        ]}
      />
      {/* Spoken once, when it is over: a screen reader could not keep up with a run. */}
      <p role={isBusy ? undefined : 'status'}>{summary}</p>
      {hold && (
        <Notice tone={hold.reason === 'slow-down' ? 'info' : 'danger'} role="alert">
          {holdWords(hold)}
        </Notice>
      )}
      <RevokeResults id={id} job={job} plan={plan} />
    </Dialog>
  );
}

function titleOf(kind: JobKind, open: number): string {
  switch (kind) {
    case 'planned':
    case 'running':
      return 'Revoking …';
    case 'stopping':
      return 'Stopping …';
    case 'verifying':
      return 'Checking what is really gone …';
    case 'paused':
      return 'Revocation stopped';
    case 'failed':
    case 'finished':
      return open > 0 && kind === 'failed' ? 'Revocation stopped' : 'Revocation finished';
  }
}
