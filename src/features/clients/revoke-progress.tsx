import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

import { realmKeys } from '#api/realm-queries.ts';
import { formatCount } from '#components/count.ts';
import type { RevocationRun, RunSnapshot } from '#jobs/revocation-run.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Notice } from '#ui/notice.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';

import { RevokeResults } from './revoke-results.tsx';

interface RevokeProgressProps {
  readonly realm: string;
  readonly run: RevocationRun;
  readonly onClose: (summary: string) => void;
}

/** A revocation while it runs and after: how far, what came of each, and again what failed. */
export function RevokeProgress({ realm, run, onClose }: RevokeProgressProps) {
  const snapshot = useSyncExternalStore(run.subscribe, run.getSnapshot);
  const counts = countOutcomes(snapshot);
  const isBusy = snapshot.state === 'running' || snapshot.state === 'stopping';
  const queryClient = useQueryClient();

  // The list and the counts show what Keycloak holds as soon as the run is over.
  useEffect(() => {
    if (!isBusy) void queryClient.invalidateQueries({ queryKey: realmKeys.sessions(realm) });
  }, [isBusy, queryClient, realm]);

  // Closing the tab now would leave the rest undone.
  useEffect(() => {
    if (!isBusy) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isBusy]);

  const total = run.plan.items.length;
  const open = total - counts.done - counts.gone;
  const summary = summaryWords(counts, open);

  return (
    <Dialog
      width="wide"
      title={isBusy ? `Revoking ${formatCount(total)} …` : 'Revocation finished'}
      dismissable={!isBusy}
      onClose={() => onClose(summary)}
      actions={
        <>
          {!isBusy && open > 0 && (
            <Button variant="danger-outline" onPress={run.resume}>
              Retry {formatCount(open)}
            </Button>
          )}
          {isBusy ? (
            <Button busy={snapshot.state === 'stopping'} onPress={run.stop}>
              Stop
            </Button>
          ) : (
            <Button variant="primary" autoFocus onPress={() => onClose(summary)}>
              Close
            </Button>
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
      <p role="status">{summary}</p>
      {snapshot.stoppedBy && (
        <Notice tone="danger" role="alert">
          Stopped: {snapshot.stoppedBy.message} What was not sent is untouched.
        </Notice>
      )}
      <RevokeResults run={run} snapshot={snapshot} />
    </Dialog>
  );
}

interface OutcomeCounts {
  readonly done: number;
  readonly gone: number;
  readonly failed: number;
}

function countOutcomes({ outcomes }: RunSnapshot): OutcomeCounts {
  const counts = { done: 0, gone: 0, failed: 0 };
  for (const { kind } of outcomes.values()) {
    if (kind === 'done' || kind === 'gone' || kind === 'failed') counts[kind] += 1;
  }
  return counts;
}

function summaryWords({ done, gone, failed }: OutcomeCounts, open: number): string {
  return [
    `${formatCount(done)} revoked`,
    ...(gone > 0 ? [`${formatCount(gone)} already gone`] : []),
    ...(failed > 0 ? [`${formatCount(failed)} failed`] : []),
    ...(open > failed ? [`${formatCount(open - failed)} to go`] : []),
  ].join(', ');
}
