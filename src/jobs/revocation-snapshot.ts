import { failureGroups, itemAt, type Phase } from '#domain/revocation-items.ts';
import { itemId, type RevocationItem } from '#domain/revocation-plan.ts';
import type { JobHeader } from '#domain/revocation-record.ts';
import type { JobEvent, JobState } from '#domain/revocation-state.ts';
import type { EpochSeconds, Seconds } from '#domain/time.ts';

export interface AnsweredItem {
  /** Of the session, or of the user. */
  readonly id: string;
  readonly phase: Phase;
  readonly at: EpochSeconds;
}

/** A job as its page shows it, whichever tab runs it. */
export interface JobSnapshot extends Pick<
  JobHeader,
  'kind' | 'hold' | 'counts' | 'failures' | 'totals'
> {
  /** Undefined until it was read. */
  readonly header: JobHeader | undefined;
  /** There is no such job in this browser. */
  readonly isMissing: boolean;
  readonly perSecond: number | undefined;
  readonly secondsLeft: Seconds | undefined;
  /** Calls at once. */
  readonly parallel: number;
  /** `nowhere`: it is over, or not looked up yet. */
  readonly runs: 'here' | 'elsewhere' | 'nowhere';
  /** Whether it would survive the end of this tab. */
  readonly isKept: boolean;
  /** What was answered last, the latest first. */
  readonly recent: readonly AnsweredItem[];
}

export const UNKNOWN_JOB: JobSnapshot = {
  header: undefined,
  isMissing: false,
  kind: 'planned',
  hold: undefined,
  counts: { pending: 0, sent: 0, done: 0, gone: 0, failed: 0, skipped: 0 },
  failures: [],
  totals: undefined,
  perSecond: undefined,
  secondsLeft: undefined,
  parallel: 0,
  runs: 'nowhere',
  isKept: true,
  recent: [],
};

/** A job of which the header is all that is known here. */
export const keptSnapshot = (header: JobHeader): JobSnapshot => ({
  ...UNKNOWN_JOB,
  header,
  kind: header.kind,
  hold: header.hold,
  counts: header.counts,
  failures: header.failures,
  totals: header.totals,
});

const RATE_MILLIS = 5000;
const MOST_RECENT = 200;

/** Follows a job that runs here: its rate, and what was answered last. */
export function createJobProgress(items: readonly RevocationItem[], serverNow: () => EpochSeconds) {
  let recent: AnsweredItem[] = [];
  let samples: { readonly millis: number; readonly ended: number }[] = [];
  return {
    note: (state: JobState, event: JobEvent) => {
      if (event.kind !== 'answered' && event.kind !== 'failed') return;
      const item = items[event.item];
      if (!item) return;
      const { phase } = itemAt(state.items, event.item);
      recent.push({ id: itemId(item), phase, at: serverNow() });
      // Twice as many are kept, so that not every answer moves the whole list.
      if (recent.length > 2 * MOST_RECENT) recent = recent.slice(-MOST_RECENT);
    },
    snapshot: (state: JobState, millis: number) => {
      const { pending, sent, done, gone } = state.counts;
      const isRunning = state.kind === 'running' && !state.hold;
      samples = isRunning
        ? [
            ...samples.filter((one) => millis - one.millis < RATE_MILLIS),
            { millis, ended: done + gone },
          ]
        : [];
      const [first] = samples;
      const seconds = first ? (millis - first.millis) / 1000 : 0;
      const perSecond = first && seconds > 0.5 ? (done + gone - first.ended) / seconds : undefined;
      return {
        perSecond,
        secondsLeft: perSecond ? (pending + sent) / perSecond : undefined,
        parallel: state.pace.parallel,
        recent: recent.slice(-MOST_RECENT).toReversed(),
      };
    },
  };
}

/** The header with what a job has come to. */
export function headerOf(header: JobHeader, state: JobState, now: EpochSeconds): JobHeader {
  const { kind, hold, counts, totals } = state;
  const isOver = kind === 'finished' || kind === 'failed';
  return {
    ...header,
    kind,
    hold,
    counts,
    totals,
    failures: counts.failed === 0 ? [] : failureGroups(state.items),
    startedAt: kind === 'planned' ? undefined : (header.startedAt ?? now),
    endedAt: isOver ? (header.endedAt ?? now) : undefined,
  };
}
