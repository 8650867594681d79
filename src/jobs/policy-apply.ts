import { type ApiErrorKind, toApiError } from '#api/api-error.ts';
import { PolicyConflictError } from '#api/policy-writes.ts';
import {
  type ApplyItem,
  type FoundValues,
  inverseItem,
  itemOnFound,
  itemWithoutMoved,
} from '#domain/apply-plan.ts';
import type { EpochSeconds } from '#domain/time.ts';

export type ApplyOutcome =
  | { readonly kind: 'waiting' | 'sent' | 'done' | 'skipped' | 'undone' }
  | { readonly kind: 'conflict'; readonly found: FoundValues }
  | { readonly kind: 'failed'; readonly error: ApiErrorKind; readonly message: string };

export interface ApplyStep {
  readonly item: ApplyItem;
  readonly outcome: ApplyOutcome;
}

/** A set of changes on its way to Keycloak. It is plain JSON: it survives a reload. */
export interface ApplyState {
  readonly id: string;
  readonly startedAt: EpochSeconds;
  readonly direction: 'apply' | 'roll-back';
  /** `stopped`: something went wrong, or the page was left in the middle. */
  readonly phase: 'running' | 'stopped' | 'finished';
  readonly steps: readonly ApplyStep[];
}

/** The writes of a change set, one by one. It lives outside React. */
export interface PolicyApply {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => ApplyState;
  /** Goes on where it stopped, with the item that failed first. */
  readonly resume: () => void;
  /** Takes back what was written, the last first. */
  readonly rollBack: () => void;
  /** Of the item in conflict: writes over what somebody else set, or leaves theirs, and goes on. */
  readonly keepMine: (id: string) => void;
  readonly takeTheirs: (id: string) => void;
  /** Leaves an item out and goes on. */
  readonly skip: (id: string) => void;
}

interface ApplyCalls {
  readonly write: (item: ApplyItem) => Promise<void>;
  /** Keeps the state; called before and after each write. */
  readonly keep: (state: ApplyState) => void;
}

/** A new change set, not begun. */
export const newApply = (
  id: string,
  startedAt: EpochSeconds,
  items: readonly ApplyItem[],
): ApplyState => ({
  id,
  startedAt,
  direction: 'apply',
  phase: 'stopped',
  steps: items.map((item) => ({ item, outcome: { kind: 'waiting' } })),
});

/** A change set at work; `resume` begins it. What was running when the page was left has stopped. */
export function createPolicyApply(kept: ApplyState, { write, keep }: ApplyCalls): PolicyApply {
  const listeners = new Set<() => void>();
  let state: ApplyState = kept.phase === 'running' ? { ...kept, phase: 'stopped' } : kept;

  function set(next: Partial<ApplyState>) {
    state = { ...state, ...next };
    keep(state);
    for (const listener of listeners) listener();
  }

  const setStep = (id: string, step: Partial<ApplyStep>) =>
    set({ steps: state.steps.map((old) => (old.item.id === id ? { ...old, ...step } : old)) });

  async function run() {
    const isBack = state.direction === 'roll-back';
    set({ phase: 'running' });
    const order = isBack ? state.steps.toReversed() : state.steps;
    for (const { item, outcome } of order) {
      if (!isOpen(outcome, isBack)) continue;
      // Noted before it is sent: what was sent when the page was left may have been written.
      if (!isBack) setStep(item.id, { outcome: { kind: 'sent' } });
      const failure = await failureOf(write(isBack ? inverseItem(item) : item));
      if (failure) {
        setStep(item.id, { outcome: failure });
        set({ phase: 'stopped' });
        return;
      }
      setStep(item.id, { outcome: { kind: isBack ? 'undone' : 'done' } });
    }
    set({ phase: 'finished' });
  }

  const stepOf = (id: string) => state.steps.find(({ item }) => item.id === id);

  function goOn() {
    if (state.phase !== 'running') void run();
  }

  function settleConflict(id: string, settled: (item: ApplyItem, found: FoundValues) => ApplyItem) {
    const step = stepOf(id);
    if (step?.outcome.kind !== 'conflict') return;
    const { found } = step.outcome;
    // What is taken back is written the other way round.
    const item =
      state.direction === 'apply'
        ? settled(step.item, found)
        : inverseItem(settled(inverseItem(step.item), found));
    // On the way back it stays among what is to be taken back.
    const kind = state.direction === 'apply' ? 'waiting' : 'done';
    setStep(id, item.changes.length === 0 ? { outcome: LEFT } : { item, outcome: { kind } });
    goOn();
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => state,
    resume: goOn,
    rollBack: () => {
      if (state.phase === 'running') return;
      const steps = state.steps.map(({ item, outcome }) => ({
        item,
        outcome: isUnwritten(outcome) ? LEFT : outcome,
      }));
      set({ direction: 'roll-back', steps });
      goOn();
    },
    keepMine: (id) => settleConflict(id, itemOnFound),
    takeTheirs: (id) => settleConflict(id, itemWithoutMoved),
    skip: (id) => {
      setStep(id, { outcome: LEFT });
      goOn();
    },
  };
}

/** Whether an item is still to be written; on the way back, whether it was or may have been. */
function isOpen({ kind }: ApplyOutcome, isBack: boolean): boolean {
  if (isBack) return kind === 'done' || kind === 'sent' || kind === 'failed' || kind === 'conflict';
  return kind !== 'done' && kind !== 'skipped';
}

const LEFT = { kind: 'skipped' } as const;

/** Whether an item was surely not written. One that was sent and not answered may have been: its values tell. */
const isUnwritten = (outcome: ApplyOutcome): boolean =>
  outcome.kind === 'conflict' ||
  (outcome.kind === 'failed' && (outcome.error === 'forbidden' || outcome.error === 'missing'));

async function failureOf(writing: Promise<void>): Promise<ApplyOutcome | undefined> {
  try {
    await writing;
    return undefined;
  } catch (thrown) {
    if (thrown instanceof PolicyConflictError) return { kind: 'conflict', found: thrown.found };
    const { kind, message } = toApiError(thrown);
    return { kind: 'failed', error: kind, message };
  }
}
