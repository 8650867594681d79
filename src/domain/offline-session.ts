import type { GrantTimes } from './lifetime.ts';
import type { EpochSeconds } from './time.ts';

/**
 * One offline session as Keycloak lists it. The same session appears in the list of every client
 * that holds a grant in it; `id` is its identity.
 */
export interface OfflineSession {
  readonly id: string;
  /** Undefined where the user was deleted under the session. */
  readonly userId: string | undefined;
  readonly username: string | undefined;
  readonly ipAddress: string | undefined;
  readonly startedAt: EpochSeconds;
  /** The last refresh by any client of the session. */
  readonly lastRefreshAt: EpochSeconds;
  readonly clients: readonly SessionClient[];
}

export interface SessionClient {
  /** Keycloak's internal id of the client. */
  readonly uuid: string;
  readonly clientId: string;
}

/** The other clients whose grants end when the whole session is revoked, by name. */
export function otherClients(session: OfflineSession, clientUuid: string): SessionClient[] {
  return session.clients
    .filter((client) => client.uuid !== clientUuid)
    .toSorted((a, b) => a.clientId.localeCompare(b.clientId));
}

/**
 * The times of a client's grant in a session. A client alone in its session started it; where several
 * share one, the REST API does not tell which joined later.
 */
export function grantTimes(session: OfflineSession): GrantTimes {
  const { startedAt, lastRefreshAt } = session;
  return {
    startedAt,
    lastRefreshAt,
    clientStartedAt: session.clients.length === 1 ? startedAt : undefined,
  };
}

/** How many users hold these sessions; a deleted user cannot be told from another, so each counts. */
export const countUsers = (sessions: readonly OfflineSession[]): number =>
  new Set(sessions.map(({ userId, id }) => userId ?? id)).size;
