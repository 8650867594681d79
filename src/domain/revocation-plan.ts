import type { OfflineSession } from './offline-session.ts';

/**
 * `client`: the user's consent for this client is revoked, which ends its grants in all of that
 * user's offline sessions and leaves other clients alone. `session`: the whole session is deleted,
 * with every client in it and the live SSO session of the same id.
 */
export type RevocationWay = 'client' | 'session';

/** One call to Keycloak: a session to delete, or a user whose consent for the client is revoked. */
export interface RevocationItem {
  readonly id: string;
  readonly way: RevocationWay;
  readonly username: string | undefined;
  readonly target:
    | { readonly kind: 'session'; readonly sessionId: string }
    | { readonly kind: 'consent'; readonly userId: string; readonly clientId: string };
  /** The selected sessions this call ends the client's grants in. */
  readonly sessionIds: readonly string[];
}

export interface SkippedSession {
  readonly session: OfflineSession;
  readonly reason: 'own-session' | 'user-deleted' | 'past-realm-limit';
}

export interface RevocationPlan {
  readonly way: RevocationWay;
  /** The chosen sessions that are left after skipping. */
  readonly sessions: readonly OfflineSession[];
  readonly items: readonly RevocationItem[];
  readonly skipped: readonly SkippedSession[];
}

export interface RevocationScope {
  /** The client whose grants were chosen; whole sessions need none. */
  readonly clientId: string | undefined;
  /** The session the admin is signed in with. */
  readonly ownSessionId: string | undefined;
  /** The ids of sessions that are listed although the realm's own idle or max has ended them. */
  readonly pastRealmLimit?: ReadonlySet<string> | undefined;
}

/**
 * What revoking these sessions of a client sends to Keycloak, oldest last refresh first, so that a
 * stop half-way has spared those in use. The session the admin is signed in with is never in it, and
 * a deleted user has no consent to revoke. Nor is a session past the realm's own limits: of that
 * Keycloak says 404 and leaves the row to its cleaner.
 */
export function revocationPlan(
  way: RevocationWay,
  sessions: readonly OfflineSession[],
  { clientId, ownSessionId, pastRealmLimit }: RevocationScope,
): RevocationPlan {
  const skipped: SkippedSession[] = [];
  const kept: OfflineSession[] = [];
  for (const session of sessions.toSorted((a, b) => a.lastRefreshAt - b.lastRefreshAt)) {
    const reason = skipReason(way, session, { ownSessionId, pastRealmLimit });
    if (reason) skipped.push({ session, reason });
    else kept.push(session);
  }
  const items = way === 'session' ? kept.map(sessionItem) : consentItems(kept, clientId);
  return { way, sessions: kept, items, skipped };
}

function skipReason(
  way: RevocationWay,
  { id, userId }: OfflineSession,
  { ownSessionId, pastRealmLimit }: Omit<RevocationScope, 'clientId'>,
): SkippedSession['reason'] | undefined {
  if (way === 'client') return userId === undefined ? 'user-deleted' : undefined;
  if (id === ownSessionId) return 'own-session';
  return pastRealmLimit?.has(id) === true ? 'past-realm-limit' : undefined;
}

const sessionItem = ({ id, username }: OfflineSession): RevocationItem => ({
  id,
  way: 'session',
  username,
  target: { kind: 'session', sessionId: id },
  sessionIds: [id],
});

function consentItems(
  sessions: readonly OfflineSession[],
  clientId: string | undefined,
): RevocationItem[] {
  if (clientId === undefined) return [];
  const byUser = new Map<string, OfflineSession[]>();
  for (const session of sessions) {
    if (session.userId === undefined) continue;
    byUser.set(session.userId, [...(byUser.get(session.userId) ?? []), session]);
  }
  return [...byUser].map(([userId, own]) => ({
    id: userId,
    way: 'client',
    username: own[0]?.username,
    target: { kind: 'consent', userId, clientId },
    sessionIds: own.map(({ id }) => id),
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
