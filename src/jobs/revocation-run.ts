import { type ApiError, toApiError } from '#api/api-error.ts';
import { itemId, type RevocationItem, type RevocationPlan } from '#domain/revocation-plan.ts';

/** `gone`: Keycloak had no live session of that id, or no consent, any more. */
export type ItemOutcome =
  | { readonly kind: 'pending' | 'sent' | 'done' | 'gone' }
  | { readonly kind: 'failed'; readonly error: ApiError };

export interface RunSnapshot {
  /** `stopping`: calls that are out have not come back yet. */
  readonly state: 'running' | 'stopping' | 'stopped' | 'finished';
  readonly counts: Readonly<Record<ItemOutcome['kind'], number>>;
  readonly outcomes: ReadonlyMap<string, ItemOutcome>;
  /** What stopped the run before its end: nothing later would have gone better. */
  readonly stoppedBy: ApiError | undefined;
}

/** A revocation at work. It lives outside React, so that rendering neither drives nor ends it. */
export interface RevocationRun {
  readonly plan: RevocationPlan;
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => RunSnapshot;
  /** Lets the calls that are out come back and sends no more. */
  readonly stop: () => void;
  /** Goes on with all that failed or was not sent. */
  readonly resume: () => void;
}

/** With six at a time Keycloak took 2.8 ms a session, with twelve hardly less. */
const IN_PARALLEL = 6;

/** Watchers are told ten times a second at the most: a fast run would keep the page busy drawing. */
const NOTIFY_MILLIS = 100;

/**
 * Starts a revocation, item by item in the plan's order, a few at a time. `send` makes the call of one
 * item and rejects with what went wrong.
 */
export function startRevocation(
  plan: RevocationPlan,
  send: (item: RevocationItem) => Promise<void>,
): RevocationRun {
  const listeners = new Set<() => void>();
  const outcomes = new Map<string, ItemOutcome>(
    plan.items.map((item) => [itemId(item), { kind: 'pending' }]),
  );
  const counts = { pending: plan.items.length, sent: 0, done: 0, gone: 0, failed: 0 };
  let state: RunSnapshot['state'] = 'finished';
  let stoppedBy: ApiError | undefined;
  let snapshot = takeSnapshot();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function takeSnapshot(): RunSnapshot {
    return { state, counts: { ...counts }, outcomes, stoppedBy };
  }

  function notifyNow() {
    clearTimeout(timer);
    timer = undefined;
    snapshot = takeSnapshot();
    for (const listener of listeners) listener();
  }

  function settle(id: string, outcome: ItemOutcome) {
    counts[outcomes.get(id)?.kind ?? 'pending'] -= 1;
    counts[outcome.kind] += 1;
    outcomes.set(id, outcome);
    timer ??= setTimeout(notifyNow, NOTIFY_MILLIS);
  }

  async function work(queue: RevocationItem[]) {
    for (let item = queue.shift(); item; item = queue.shift()) {
      if (state !== 'running') return;
      settle(itemId(item), { kind: 'sent' });
      const outcome = await outcomeOf(send(item));
      settle(itemId(item), outcome);
      if (outcome.kind === 'failed' && stopsAll(outcome.error)) {
        stoppedBy ??= outcome.error;
        state = 'stopping';
      }
    }
  }

  async function run() {
    const queue = plan.items.filter((item) => isOpen(outcomes.get(itemId(item))));
    state = 'running';
    stoppedBy = undefined;
    notifyNow();
    await Promise.all(Array.from({ length: IN_PARALLEL }, () => work(queue)));
    state = state === 'running' ? 'finished' : 'stopped';
    notifyNow();
  }

  void run();
  return {
    plan,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    stop: () => {
      if (state !== 'running') return;
      state = 'stopping';
      notifyNow();
    },
    resume: () => {
      if (state === 'stopped' || state === 'finished') void run();
    },
  };
}

async function outcomeOf(call: Promise<void>): Promise<ItemOutcome> {
  try {
    await call;
    return { kind: 'done' };
  } catch (thrown) {
    const error = toApiError(thrown);
    return isGone(error) ? { kind: 'gone' } : { kind: 'failed', error };
  }
}

/** Keycloak's own words, its spelling included; a 404 about anything else has ended nothing. */
const isGone = ({ kind, said }: ApiError): boolean =>
  kind === 'missing' &&
  /^(?:ses+ion not found|consent nor offline token not found|user not found)/i.test(said ?? '');

const isOpen = (outcome: ItemOutcome | undefined): boolean =>
  outcome?.kind === 'pending' || outcome?.kind === 'failed';

const stopsAll = ({ kind }: ApiError): boolean =>
  kind === 'forbidden' || kind === 'signed-out' || kind === 'unreachable';
