import { useEffect, useRef } from 'react';

import { formatCount } from '#components/count.ts';
import { visibleText } from '#domain/visible-text.ts';
import type { ScanSnapshot, SessionScan } from '#jobs/session-scan.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Notice } from '#ui/notice.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';

import { useScanProgress } from './use-session-scan.ts';

/** The list that a plan is made of, as far as it is. */
export interface MatchingList {
  readonly scan: SessionScan;
  readonly snapshot: ScanSnapshot;
  /** Whether it is read to its end, and all is known that the filters look at. */
  readonly isWhole: boolean;
  /** How many of what is read so far match. */
  readonly matching: number;
}

interface WaitForListProps extends MatchingList {
  readonly title: string;
  readonly onClose: () => void;
  /** Called once the list is whole, if anything in it matches. */
  readonly onWhole: () => void;
}

/**
 * Waits for a list to be whole: a plan made of half of it would spare the other half. Goes on by itself
 * then, to the dialog that says what would end.
 */
export function WaitForList(props: WaitForListProps) {
  const { title, scan, isWhole, matching, onClose, onWhole } = props;
  const { state, read, loaded, counted: total } = useScanProgress(scan);
  const isReady = isWhole && matching > 0;
  // Once: what it leads to is drawn a moment later.
  const hasGone = useRef(false);
  useEffect(() => {
    if (!isReady || hasGone.current) return;
    hasGone.current = true;
    onWhole();
  }, [isReady, onWhole]);
  return (
    <Dialog
      title={title}
      subtitle={isWhole ? 'The list is read to its end.' : 'Waiting until the whole list is read.'}
      onClose={onClose}
      note="Nothing is sent."
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {isWhole ? 'Close' : 'Cancel'}
          </Button>
          {(state.kind === 'paused' || state.kind === 'failed') && (
            <Button variant="primary" onPress={scan.resume}>
              Go on reading
            </Button>
          )}
        </>
      }
    >
      <ProgressBar
        label="Sessions read"
        total={isWhole ? 1 : Math.max(total ?? 0, read, 1)}
        parts={[{ id: 'accent', count: isWhole ? 1 : read }]}
      />
      <p role={isWhole ? 'status' : undefined}>
        {isWhole
          ? `None of the ${formatCount(loaded)} sessions match: there is nothing to revoke.`
          : `${formatCount(matching)} match among the ${formatCount(loaded)} read so far${total === undefined ? '' : ` of ${formatCount(total)}`}. Those still to come may match too, so the plan waits for them.`}
      </p>
      {state.kind === 'failed' && (
        <Notice tone="danger" role="alert">
          The list could not be read to its end: {visibleText(state.error.message)}
        </Notice>
      )}
    </Dialog>
  );
}
