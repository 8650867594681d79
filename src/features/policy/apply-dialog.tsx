import { useBlocker } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';

import { ForeignText } from '#components/foreign-text.tsx';
import { isMoved } from '#domain/apply-plan.ts';
import type { ValueChange } from '#domain/policy-changes.ts';
import { visibleText } from '#domain/visible-text.ts';
import type { ApplyOutcome, ApplyState, ApplyStep, PolicyApply } from '#jobs/policy-apply.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Notice } from '#ui/notice.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Tag, type Tone } from '#ui/tag.tsx';

import { changeKey } from './change-key.ts';
import { ChangeValues } from './change-list.tsx';
import { placeName, valueWords } from './policy-words.ts';

interface ApplyDialogProps {
  readonly realm: string;
  readonly apply: PolicyApply;
  /** Takes values out of the draft: somebody else's were taken instead. */
  readonly onGiveUp: (changes: readonly ValueChange[]) => void;
  /** Puts the change set away; what is not written stays in the draft. */
  readonly onClose: () => void;
}

/** A change set while it is written and after: how far, what came of each, and the ways on from there. */
export function ApplyDialog({ realm, apply, onGiveUp, onClose }: ApplyDialogProps) {
  const state = useSyncExternalStore(apply.subscribe, apply.getSnapshot);
  const isBusy = state.phase === 'running';
  const isBack = state.direction === 'roll-back';
  // What is not written yet would stay undone and untold.
  useBlocker({ shouldBlockFn: () => true, enableBeforeUnload: true, disabled: !isBusy });
  const counts = countKinds(state);
  const summary = summaryWords(state);
  const total = state.steps.length;

  return (
    <Dialog
      width="wide"
      title={
        <>
          {TITLES[state.direction][state.phase]} <ForeignText text={realm} />
        </>
      }
      subtitle={`${total === 1 ? '1 write' : `${total} writes`} in all, one by one`}
      dismissable={!isBusy}
      onClose={onClose}
      {...(state.phase === 'stopped' && {
        note: 'What is not written stays in the draft.',
      })}
      actions={
        isBusy ? (
          <Button busy>{isBack ? 'Rolling back' : 'Applying'}</Button>
        ) : (
          <>
            {state.phase === 'stopped' && (
              <>
                <Button onPress={onClose}>Leave it so</Button>
                {!isBack && counts.done > 0 && (
                  <Button variant="danger-outline" onPress={apply.rollBack}>
                    Roll back
                  </Button>
                )}
                <Button variant="primary" onPress={apply.resume}>
                  Continue
                </Button>
              </>
            )}
            {state.phase === 'finished' && (
              <Button variant="primary" autoFocus onPress={onClose}>
                Close
              </Button>
            )}
          </>
        )
      }
    >
      <ProgressBar
        label={isBack ? 'Rolled back so far' : 'Written so far'}
        total={total}
        parts={[
          { id: 'accent', count: isBack ? counts.undone : counts.done },
          { id: 'gone', count: counts.skipped },
          { id: 'failed', count: counts.failed + counts.conflict },
        ]}
      />
      <p role={isBusy ? undefined : 'status'}>{summary}</p>
      <ul aria-label="Writes" className="divide-line rounded-card border-line divide-y border">
        {state.steps.map((step) => (
          <Step key={step.item.id} step={step} apply={apply} state={state} onGiveUp={onGiveUp} />
        ))}
      </ul>
    </Dialog>
  );
}

const TITLES: Record<ApplyState['direction'], Record<ApplyState['phase'], string>> = {
  apply: { running: 'Applying to', stopped: 'Stopped applying to', finished: 'Applied to' },
  'roll-back': {
    running: 'Rolling back in',
    stopped: 'Stopped rolling back in',
    finished: 'Rolled back in',
  },
};

const WORDS: Record<ApplyOutcome['kind'], { readonly tone: Tone; readonly text: string }> = {
  waiting: { tone: 'neutral', text: 'not sent' },
  sent: { tone: 'accent', text: 'sent, answer unknown' },
  done: { tone: 'ok', text: 'applied' },
  skipped: { tone: 'neutral', text: 'left as it is' },
  undone: { tone: 'neutral', text: 'rolled back' },
  conflict: { tone: 'warn', text: 'conflict' },
  failed: { tone: 'danger', text: 'failed' },
};

interface StepProps {
  readonly step: ApplyStep;
  readonly apply: PolicyApply;
  readonly state: ApplyState;
  readonly onGiveUp: ApplyDialogProps['onGiveUp'];
}

function Step({ step, apply, state, onGiveUp }: StepProps) {
  const { item, outcome } = step;
  const isStopped = state.phase === 'stopped';
  return (
    <li className="flex flex-col gap-1 px-4 py-2">
      <span className="flex items-center gap-3">
        {item.clientId === undefined ? (
          <span className="font-medium">Realm</span>
        ) : (
          <ForeignText text={item.clientId} className="text-12 truncate font-mono font-medium" />
        )}
        <span className="ml-auto">
          <Tag tone={WORDS[outcome.kind].tone}>{WORDS[outcome.kind].text}</Tag>
        </span>
      </span>
      {item.changes.map((change) => (
        <span key={changeKey(change)} className="flex flex-wrap gap-x-3">
          <span className="text-12 text-subtle flex-1">{placeName(change)}</span>
          <ChangeValues change={change} />
        </span>
      ))}
      {outcome.kind === 'failed' && (
        <Notice
          tone="danger"
          role="alert"
          actions={
            isStopped && (
              <Button size="sm" onPress={() => apply.skip(item.id)}>
                Leave this out and go on
              </Button>
            )
          }
        >
          {outcome.error === 'missing' && 'The client was deleted meanwhile. '}
          {visibleText(outcome.message)}
        </Notice>
      )}
      {outcome.kind === 'conflict' && (
        <Conflict
          step={step}
          found={outcome.found}
          isStopped={isStopped}
          onKeepMine={() => apply.keepMine(item.id)}
          onTakeTheirs={(moved) => {
            onGiveUp(moved);
            apply.takeTheirs(item.id);
          }}
        />
      )}
    </li>
  );
}

interface ConflictProps {
  readonly step: ApplyStep;
  readonly found: Extract<ApplyOutcome, { kind: 'conflict' }>['found'];
  readonly isStopped: boolean;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: (moved: readonly ValueChange[]) => void;
}

function Conflict(props: ConflictProps) {
  const { step, found, isStopped, onKeepMine, onTakeTheirs } = props;
  const moved = step.item.changes.filter((change) => isMoved(change, found));
  return (
    <Notice
      tone="warn"
      role="alert"
      actions={
        isStopped && (
          <>
            <Button size="sm" onPress={() => onTakeTheirs(moved)}>
              Take theirs and go on
            </Button>
            <Button size="sm" onPress={onKeepMine}>
              Keep mine and go on
            </Button>
          </>
        )
      }
    >
      {moved.map((change) => (
        <p key={changeKey(change)}>
          Somebody set {placeName(change)} to <b>{valueWords(found[change.key])}</b> meanwhile (it
          was {valueWords(change.before)}). You want <b>{valueWords(change.after)}</b>.
        </p>
      ))}
    </Notice>
  );
}

function countKinds({ steps }: ApplyState): Record<ApplyOutcome['kind'], number> {
  const counts = { waiting: 0, sent: 0, done: 0, skipped: 0, undone: 0, conflict: 0, failed: 0 };
  for (const { outcome } of steps) counts[outcome.kind] += 1;
  return counts;
}

/** How far a change set has come, in words. */
function summaryWords(state: ApplyState): string {
  const { done, undone, skipped, waiting, sent, conflict, failed } = countKinds(state);
  return [
    ...(state.direction === 'roll-back' ? [`${undone} rolled back`] : []),
    ...(done > 0 || state.direction === 'apply' ? [`${done} applied`] : []),
    ...(skipped > 0 ? [`${skipped} left as they are`] : []),
    ...(conflict > 0 ? [`${conflict} in conflict`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(waiting + sent > 0 ? [`${waiting + sent} not written`] : []),
  ].join(', ');
}
