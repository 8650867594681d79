import {
  createImpactCache,
  impactSlices,
  type ImpactInput,
  type PolicyImpact,
} from '#domain/policy-impact.ts';

export interface ImpactSnapshot {
  /** The last one that was counted to its end, which may be of an older draft. */
  readonly impact: PolicyImpact | undefined;
  /** What it was counted of. */
  readonly input: ImpactInput | undefined;
  /** Whether a newer one is being counted. */
  readonly isCounting: boolean;
}

/** Counts what a draft does to the sessions that were read, over and over, without keeping the page busy. */
export interface ImpactRun {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => ImpactSnapshot;
  /** Counts this instead of what was being counted. */
  readonly count: (input: ImpactInput) => void;
}

interface ImpactCalls {
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** Lets whatever else waits for the main thread have it. */
  readonly breathe: () => Promise<void>;
}

/** Half a frame: what a keystroke draws has the other half. */
const SLICE_MILLIS = 8;

export function createImpactRun({ now, breathe }: ImpactCalls): ImpactRun {
  const listeners = new Set<() => void>();
  const cache = createImpactCache();
  let wanted: ImpactInput | undefined;
  let isWorking = false;
  let snapshot: ImpactSnapshot = { impact: undefined, input: undefined, isCounting: false };

  function set(next: ImpactSnapshot) {
    snapshot = next;
    for (const listener of listeners) listener();
  }

  /** Undefined where another draft came in between. */
  async function counted(input: ImpactInput): Promise<PolicyImpact | undefined> {
    const slices = impactSlices(cache, input);
    for (;;) {
      const until = now() + SLICE_MILLIS;
      do {
        const step = slices.next();
        if (step.done === true) return step.value;
      } while (now() < until);
      // Worth a word only where it takes more than a moment.
      if (!snapshot.isCounting) set({ ...snapshot, isCounting: true });
      await breathe();
      if (wanted !== input) return undefined;
    }
  }

  async function work() {
    isWorking = true;
    for (let input = wanted; input; input = wanted === input ? undefined : wanted) {
      const impact = await counted(input);
      if (impact) set({ impact, input, isCounting: wanted !== input });
    }
    isWorking = false;
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    count: (input) => {
      wanted = input;
      if (!isWorking) void work();
    },
  };
}
