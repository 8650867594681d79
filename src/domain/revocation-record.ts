import type { SessionClient } from './offline-session.ts';
import type { FailureGroup, PhaseCounts } from './revocation-items.ts';
import type { RevocationPlan, RevocationWay, SkippedSession } from './revocation-plan.ts';
import type { PlanSource } from './revocation-sources.ts';
import type { Hold, JobKind, VerifiedTotals } from './revocation-state.ts';
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
  readonly hold: Hold | undefined;
  readonly counts: PhaseCounts;
  readonly failures: readonly FailureGroup[];
  readonly totals: VerifiedTotals | undefined;
}

export const isOver = ({ kind }: Pick<JobHeader, 'kind'>): boolean =>
  kind === 'finished' || kind === 'failed';

/** The header of a plan of which nothing was sent. */
export function plannedHeader(
  plan: RevocationPlan,
  source: PlanSource,
  made: Pick<JobHeader, 'id' | 'plannedBy' | 'plannedAt'>,
): JobHeader {
  const { realm, way, client, items, sessions, hasGhosts } = plan;
  const skipped = { 'own-session': 0, 'user-deleted': 0, 'past-realm-limit': 0 };
  for (const { reason } of plan.skipped) skipped[reason] += 1;
  return {
    ...made,
    realm,
    way,
    client,
    source,
    startedAt: undefined,
    endedAt: undefined,
    items: items.length,
    sessions: sessions.length,
    skipped,
    listedBy: listedBy(plan),
    hasGhosts,
    kind: 'planned',
    hold: undefined,
    counts: { pending: items.length, sent: 0, done: 0, gone: 0, failed: 0, skipped: 0 },
    failures: [],
    totals: undefined,
  };
}

/** Clients in whose lists all sessions stand: the chosen one, or as few as it takes, roughly. */
function listedBy({ client, sessions }: RevocationPlan): string[] {
  if (client) return [client.uuid];
  const uuids = new Set<string>();
  for (const { clients } of sessions) {
    const [first] = clients;
    if (first && !clients.some(({ uuid }) => uuids.has(uuid))) uuids.add(first.uuid);
  }
  return [...uuids];
}
