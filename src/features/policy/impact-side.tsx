import { useState } from 'react';

import { counted } from '#components/count.ts';
import { useReachability } from '#components/use-reachability.ts';
import { rangeAt } from '#domain/policy-impact.ts';
import type { EpochSeconds } from '#domain/time.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Notice } from '#ui/notice.tsx';
import { useMedia } from '#ui/use-media.ts';

import { ImpactPanel } from './impact-panel.tsx';
import { rangeWords } from './range-words.ts';
import type { RealmImpact } from './use-realm-impact.ts';

interface ImpactSideProps {
  readonly impact: RealmImpact;
  readonly now: EpochSeconds;
  readonly names: ReadonlyMap<string, string>;
  /** How many values the draft changes. */
  readonly size: number;
  readonly unreadableCount: number;
  readonly canEdit: boolean;
  readonly onReview: () => void;
}

/** The impact beside the matrix; on narrow screens a bar at the bottom that opens it. */
export function ImpactSide(props: ImpactSideProps) {
  const { impact, size, canEdit } = props;
  const isNarrow = useMedia('(width < 1024px)');
  const [isOpen, setIsOpen] = useState(false);
  const dying = impact.impact && rangeAt(impact.impact.total.dying.draft.all, 0);
  const review = (
    <ReviewButton
      {...props}
      onReview={() => {
        setIsOpen(false);
        props.onReview();
      }}
    />
  );
  const panel = (
    <ImpactPanel impact={impact} now={props.now} hasDraft={size > 0} names={props.names}>
      {canEdit && review}
    </ImpactPanel>
  );
  if (!isNarrow) return panel;
  return (
    <section
      aria-label="Impact of this draft"
      className="border-line bg-surface shadow-pop sticky bottom-0 z-10 -mx-6 flex flex-wrap items-center gap-2 border-t px-6 py-2 max-sm:bottom-14 max-sm:-mx-4 max-sm:px-4"
    >
      <span className="flex-1">
        {dying ? (
          <b className={`font-semibold ${dying.most > 0 ? 'text-danger-text' : ''}`}>
            {impact.scanned.isWhole ? '' : '≥ '}
            {rangeWords(dying)} die now
          </b>
        ) : (
          <span className="text-muted">Reading sessions …</span>
        )}
      </span>
      <Button onPress={() => setIsOpen(true)}>Impact…</Button>
      {canEdit && size > 0 && review}
      {isOpen && (
        <Dialog
          title="Impact"
          onClose={() => setIsOpen(false)}
          actions={<Button onPress={() => setIsOpen(false)}>Close</Button>}
        >
          {panel}
        </Dialog>
      )}
    </section>
  );
}

function ReviewButton({ size, unreadableCount, onReview }: ImpactSideProps) {
  const isReachable = useReachability().kind === 'reachable';
  return (
    <>
      {unreadableCount > 0 && (
        <Notice tone="warn">
          {counted(unreadableCount, 'field')} cannot be read and{' '}
          {unreadableCount === 1 ? 'is' : 'are'} no part of the draft. Mend or discard first.
        </Notice>
      )}
      {!isReachable && <Notice tone="warn">Keycloak does not answer. The draft is kept.</Notice>}
      <Button
        variant="primary"
        isDisabled={size === 0 || unreadableCount > 0 || !isReachable}
        onPress={onReview}
      >
        {size === 0 ? 'Review and apply' : `Review and apply ${counted(size, 'change')}…`}
      </Button>
    </>
  );
}
