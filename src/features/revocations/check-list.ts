import { serverNow } from '#api/server-clock.ts';
import { listTarget } from '#components/list-target.ts';
import type { RevocationTarget } from '#components/revocation.tsx';
import type { OfflineSession } from '#domain/offline-session.ts';
import { matchPastedList, type PastedEntry, type PastedList } from '#domain/pasted-list.ts';
import type { RealmClient } from '#domain/realm-client.ts';
import type { RealmPolicy } from '#domain/realm-policy.ts';
import { sessionExpiry } from '#domain/session-expiry.ts';
import type { SessionFacts } from '#domain/session-filter.ts';
import type { SessionSet } from '#domain/session-set.ts';
import { NO_CAUSES, sessionStates } from '#domain/session-state.ts';
import { sessionScanOf } from '#jobs/session-scans.ts';
import { readToTheEnd } from '#jobs/whole-scan.ts';

export interface ListCheck {
  readonly realm: string;
  readonly list: PastedList;
  /** Whose lists are looked through. */
  readonly clients: readonly RealmClient[];
  /** The one whose grants are meant; whole sessions without one. */
  readonly client: RealmClient | undefined;
  readonly policy: RealmPolicy | undefined;
}

export interface ListReport {
  readonly target: RevocationTarget;
  /** Entries that are neither a session nor a user with one. */
  readonly unknown: readonly PastedEntry[];
}

export interface ListProgress {
  readonly client: RealmClient;
  readonly read: number;
  readonly counted: number | undefined;
}

/**
 * Finds what a pasted list means: reads the clients' lists to their ends and looks every entry up in them.
 * Rejects with what kept a list from being read: half a list would call sessions unknown that are there.
 */
export async function checkList(
  { realm, list, clients, client, policy }: ListCheck,
  onProgress: (progress: ListProgress) => void,
  signal: AbortSignal,
): Promise<ListReport> {
  const sessions = new Map<string, OfflineSession>();
  const pastRealmLimit = new Set<string>();
  let unknown = list.entries;
  let ghosts = 0;
  let only: RevocationTarget | undefined;
  for (const one of clients) {
    const snapshot = await readToTheEnd(
      sessionScanOf(realm, one.uuid),
      ({ read, counted }) => onProgress({ client: one, read, counted }),
      signal,
    );
    const { set, readAt, state } = snapshot;
    const match = matchPastedList(list.entries, set);
    const missing = new Set(match.unknown);
    unknown = unknown.filter((entry) => missing.has(entry));
    const target = listTarget(
      {
        set,
        ssoIds: undefined,
        readAt,
        isSettled: state.kind === 'done' && state.end.kind === 'settled',
      },
      factsOf(set, one, policy),
      match.rows,
      { client: one, source: { kind: 'list' } },
    );
    if (client) only = target;
    for (const session of target.sessions) sessions.set(session.id, session);
    for (const id of target.pastRealmLimit ?? []) pastRealmLimit.add(id);
    ghosts += target.ghosts ?? 0;
  }
  const found: RevocationTarget = only ?? {
    sessions: [...sessions.values()],
    pastRealmLimit,
    ghosts,
    source: { kind: 'list' },
  };
  return { target: found, unknown };
}

function factsOf(
  set: SessionSet,
  { uuid, override }: RealmClient,
  policy: RealmPolicy | undefined,
): SessionFacts {
  const now = serverNow();
  const expiry = policy && sessionExpiry(set, { realm: policy, override });
  const states = sessionStates(set, expiry, NO_CAUSES, now);
  return { clientUuid: uuid, expiry, states, ssoIds: undefined, now };
}
