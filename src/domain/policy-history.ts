import type { AdminEventAuthor } from './admin-event.ts';
import type { PolicyValue } from './apply-plan.ts';
import type { EpochSeconds } from './time.ts';

/** An edit of a realm or a client as Keycloak noted it, with the values of the policy that were sent. */
export interface PolicyEvent {
  readonly at: EpochSeconds;
  readonly by: AdminEventAuthor;
  /** `realm`, or the client's uuid. */
  readonly owner: string;
  /**
   * What was sent, by key; null is "not set". Undefined where Keycloak kept none of it. The console
   * always sends everything, so a value in it need not have changed.
   */
  readonly values: Readonly<Record<string, PolicyValue>> | undefined;
}

export interface HistoryChange {
  readonly key: string;
  /** Undefined where no older event tells. */
  readonly before: PolicyValue | undefined;
  readonly after: PolicyValue;
}

export interface HistoryEvent {
  readonly event: PolicyEvent;
  /** Undefined where it is not known what was edited. */
  readonly changes: readonly HistoryChange[] | undefined;
}

/**
 * The events that edited the policy, the newest first, of events in that order too: those that sent other values than the event
 * before. What the oldest event of an owner sent may be an edit or not, so it is shown as it is.
 */
export function policyHistory(events: readonly PolicyEvent[]): HistoryEvent[] {
  const known = new Map<string, Readonly<Record<string, PolicyValue>>>();
  const history: HistoryEvent[] = [];
  // Turned round first: of two in the same second the one that stands later in the list is the older.
  for (const event of events.toReversed().toSorted((a, b) => a.at - b.at)) {
    if (!event.values) {
      history.push({ event, changes: undefined });
      continue;
    }
    const before = known.get(event.owner) ?? {};
    known.set(event.owner, { ...before, ...event.values });
    const changes = Object.entries(event.values)
      .filter(([key, after]) => before[key] !== after)
      .map(([key, after]) => ({ key, before: before[key], after }));
    if (changes.length > 0) history.push({ event, changes });
  }
  return history.toReversed();
}
