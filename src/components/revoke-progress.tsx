import { useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';

import { realmKeys } from '#api/realm-queries.ts';
import type { RevocationWay } from '#domain/revocation-plan.ts';
import { visibleText } from '#domain/visible-text.ts';
import type { RevocationRun, RunSnapshot } from '#jobs/revocation-run.ts';
import { noteRevoked } from '#jobs/session-scans.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Notice } from '#ui/notice.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';

import { counted, formatCount } from './count.ts';
import { RevokeResults } from './revoke-results.tsx';

interface RevokeProgressProps {
  readonly realm: string;
  /** The client whose consents are revoked; sessions end whole without one. */
  readonly clientUuid: string | undefined;
  readonly run: RevocationRun;
  readonly onClose: (summary: string) => void;
}

/** A revocation while it runs and after: how far, what came of each, and again what failed. */
export function RevokeProgress({ realm, clientUuid, run, onClose }: RevokeProgressProps) {
  const snapshot = useSyncExternalStore(run.subscribe, run.getSnapshot);
  const { counts, state, stoppedBy } = snapshot;
  const isBusy = state === 'running' || state === 'stopping';
  const queryClient = useQueryClient();

  // The lists and the counts show what Keycloak holds as soon as the run is over.
  useEffect(() => {
    if (isBusy) return;
    noteRevoked(realm, clientUuid, run);
    void queryClient.invalidateQueries({ queryKey: realmKeys.sessions(realm) });
  }, [isBusy, queryClient, realm, clientUuid, run]);

  // Leaving the page or closing the tab now would leave the rest undone and untold.
  useBlocker({ shouldBlockFn: () => true, enableBeforeUnload: true, disabled: !isBusy });

  const total = run.plan.items.length;
  const open = total - counts.done - counts.gone;
  const summary = summaryWords(run.plan.way, counts);

  return (
    <Dialog
      width="wide"
      title={TITLES[state]}
      subtitle={`${counted(total, unitOf(run.plan.way))} in all`}
      dismissable={!isBusy}
      onClose={() => onClose(summary)}
      actions={
        isBusy ? (
          <Button key="stop" busy={state === 'stopping'} onPress={run.stop}>
            Stop
          </Button>
        ) : (
          <>
            {open > 0 && (
              <Button key="retry" variant="danger-outline" onPress={run.resume}>
                Retry {formatCount(open)}
              </Button>
            )}
            <Button key="close" variant="primary" autoFocus onPress={() => onClose(summary)}>
              Close
            </Button>
          </>
        )
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
      {stoppedBy && (
        <Notice tone="danger" role="alert">
          Stopped: {visibleText(stoppedBy.message)} What was not sent is untouched.
        </Notice>
      )}
      <RevokeResults run={run} snapshot={snapshot} />
    </Dialog>
  );
}

const TITLES: Record<RunSnapshot['state'], string> = {
  running: 'Revoking …',
  stopping: 'Stopping …',
  stopped: 'Revocation stopped',
  finished: 'Revocation finished',
};

/** What one call of a run ends: a session, or a user's grants of the client. */
const unitOf = (way: RevocationWay): string => (way === 'session' ? 'session' : 'user');

function summaryWords(way: RevocationWay, counts: RunSnapshot['counts']): string {
  const { done, gone, failed, pending, sent } = counts;
  const revoked =
    way === 'session'
      ? `${counted(done, 'session')} revoked`
      : `grants of ${counted(done, 'user')} revoked`;
  return [
    revoked,
    ...(gone > 0 ? [`${formatCount(gone)} already gone`] : []),
    ...(failed > 0 ? [`${formatCount(failed)} failed`] : []),
    ...(pending + sent > 0 ? [`${formatCount(pending + sent)} to go`] : []),
  ].join(', ');
}
