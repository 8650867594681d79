import type { OfflineSession, SessionClient } from './offline-session.ts';

/**
 * `client`: the user's consent for this client is revoked, which ends its grants in all of that
 * user's offline sessions and leaves other clients alone. `session`: the whole session is deleted,
 * with every client in it and the live SSO session of the same id.
 */
export type RevocationWay = 'client' | 'session';

/** One call to Keycloak: a session to delete, or a user whose consent for a client is revoked. */
export type RevocationItem =
  | {
      readonly way: 'session';
      readonly realm: string;
      readonly sessionId: string;
      /** Undefined where the user was deleted under the session. */
      readonly userId: string | undefined;
    }
  | {
      readonly way: 'client';
      readonly realm: string;
      readonly userId: string;
      /** As people and the path of the call name it, not the uuid. */
      readonly clientId: string;
      /** The chosen sessions this call ends the client's grants in. */
      readonly sessionIds: readonly string[];
    };

/** What an item is known by in its plan: the id of a session, or of a user. */
export const itemId = (item: RevocationItem): string =>
  item.way === 'session' ? item.sessionId : item.userId;

export interface SkippedSession {
  readonly session: OfflineSession;
  readonly reason: 'own-session' | 'user-deleted' | 'past-realm-limit';
}

export interface RevocationPlan {
  readonly realm: string;
  readonly way: RevocationWay;
  /** The client whose grants were chosen; whole sessions need none. */
  readonly client: SessionClient | undefined;
  /** The chosen sessions that are left after skipping, oldest last refresh first. */
  readonly sessions: readonly OfflineSession[];
  readonly items: readonly RevocationItem[];
  readonly skipped: readonly SkippedSession[];
  /** Whether some of the sessions are dead by a client's limit, which a user's own list does not show. */
  readonly hasGhosts: boolean;
}

export interface RevocationScope {
  readonly realm: string;
  /** The client whose grants were chosen; whole sessions need none. */
  readonly client: SessionClient | undefined;
  /** The session the admin is signed in with. */
  readonly ownSessionId: string | undefined;
  /** The ids of sessions that are listed although the realm's own idle or max has ended them. */
  readonly pastRealmLimit?: ReadonlySet<string> | undefined;
  readonly hasGhosts?: boolean;
}

/**
 * What revoking these sessions sends to Keycloak, oldest last refresh first, so that a stop half-way
 * has spared those in use. The session the admin is signed in with is never in it, and a deleted user
 * has no consent to revoke. Nor is a session past the realm's own limits: of that Keycloak says 404 and
 * leaves the row to its cleaner. A session that is given twice is planned once.
 */
export function revocationPlan(
  way: RevocationWay,
  sessions: readonly OfflineSession[],
  scope: RevocationScope,
): RevocationPlan {
  const { realm, client } = scope;
  const skipped: SkippedSession[] = [];
  const kept: OfflineSession[] = [];
  const once = new Map(sessions.map((session) => [session.id, session]));
  for (const session of [...once.values()].toSorted((a, b) => a.lastRefreshAt - b.lastRefreshAt)) {
    const reason = skipReason(way, session, scope);
    if (reason) skipped.push({ session, reason });
    else kept.push(session);
  }
  const items =
    way === 'session'
      ? kept.map(({ id, userId }): RevocationItem => ({ way, realm, sessionId: id, userId }))
      : consentItems(kept, scope);
  return {
    realm,
    way,
    client,
    sessions: kept,
    items,
    skipped,
    hasGhosts: scope.hasGhosts === true,
  };
}

function skipReason(
  way: RevocationWay,
  { id, userId }: OfflineSession,
  { ownSessionId, pastRealmLimit }: RevocationScope,
): SkippedSession['reason'] | undefined {
  // A consent ends grants of one client; whoever is signed in here stays signed in.
  if (way === 'client') return userId === undefined ? 'user-deleted' : undefined;
  if (id === ownSessionId) return 'own-session';
  return pastRealmLimit?.has(id) === true ? 'past-realm-limit' : undefined;
}

function consentItems(
  sessions: readonly OfflineSession[],
  { realm, client }: RevocationScope,
): RevocationItem[] {
  if (client === undefined) return [];
  const byUser = new Map<string, string[]>();
  for (const { id, userId } of sessions) {
    if (userId === undefined) continue;
    const ids = byUser.get(userId);
    if (ids) ids.push(id);
    else byUser.set(userId, [id]);
  }
  return [...byUser].map(([userId, sessionIds]) => ({
    way: 'client',
    realm,
    userId,
    clientId: client.clientId,
    sessionIds,
  }));
}
export interface ClientLoss {
  readonly clientId: string;
  readonly grants: number;
  readonly users: number;
}

/**
 * The grants of other clients that end with whole sessions, the most first; those of all clients where
 * the sessions were not chosen through one.
 */
export function otherClientLosses(
  sessions: readonly OfflineSession[],
  clientUuid: string | undefined,
): ClientLoss[] {
  const losses = new Map<string, { clientId: string; grants: number; users: Set<string> }>();
  for (const session of sessions) {
    for (const { uuid, clientId } of session.clients) {
      if (uuid === clientUuid) continue;
      const loss = losses.get(uuid) ?? { clientId, grants: 0, users: new Set<string>() };
      loss.grants += 1;
      loss.users.add(session.userId ?? session.id);
      losses.set(uuid, loss);
    }
  }
  return [...losses.values()]
    .map(({ clientId, grants, users }) => ({ clientId, grants, users: users.size }))
    .toSorted((a, b) => b.grants - a.grants || a.clientId.localeCompare(b.clientId));
}
