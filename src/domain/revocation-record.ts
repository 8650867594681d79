import type { SessionClient } from './offline-session.ts';
import type { FailureGroup, PhaseCounts } from './revocation-items.ts';
import type { RevocationItem, RevocationWay, SkippedSession } from './revocation-plan.ts';
import type { PlanSource } from './revocation-sources.ts';
import type { JobKind, VerifiedTotals } from './revocation-state.ts';
import type { EpochSeconds } from './time.ts';

/** What is kept of a job beside its items: ids, never names of people, addresses or tokens. */
export interface JobHeader {
  readonly id: string;
  readonly realm: string;
  readonly way: RevocationWay;
  readonly client: SessionClient | undefined;
  readonly source: PlanSource;
  /** The id of the user who made it. */
  readonly plannedBy: string | undefined;
  readonly plannedAt: EpochSeconds;
  readonly startedAt: EpochSeconds | undefined;
  readonly endedAt: EpochSeconds | undefined;
  readonly items: number;
  readonly sessions: number;
  readonly skipped: Readonly<Record<SkippedSession['reason'], number>>;
  /** The uuids of the clients whose lists show all of the planned sessions. */
  readonly listedBy: readonly string[];
  /** Whether some sessions are dead by a client's limit, which a user's own list does not show. */
  readonly hasGhosts: boolean;
  readonly kind: JobKind;
  readonly counts: PhaseCounts;
  readonly failures: readonly FailureGroup[];
  readonly totals: VerifiedTotals | undefined;
}

/** A job with what it is about. */
export interface KeptPlan {
  readonly header: JobHeader;
  readonly items: readonly RevocationItem[];
}

export const isOver = ({ kind }: Pick<JobHeader, 'kind'>): boolean =>
  kind === 'finished' || kind === 'failed';
