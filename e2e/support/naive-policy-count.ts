import { keycloak } from './keycloak.ts';

/*
 * An independent count of what a policy does to a realm's offline sessions, to hold the dashboard's against.
 * It shares no code with the product on purpose: it reads Keycloak raw, asks the rule of every session in
 * turn, and stores nothing.
 */

const DAY = 86_400;

/** A policy as Keycloak's REST API has it; what a draft changes, in the same names. */
export interface NaivePolicy {
  readonly offlineSessionIdleTimeout?: number;
  readonly offlineSessionMaxLifespanEnabled?: boolean;
  readonly offlineSessionMaxLifespan?: number;
  readonly clientOfflineSessionIdleTimeout?: number;
  readonly clientOfflineSessionMaxLifespan?: number;
  /** By clientId; null removes an override. */
  readonly clients?: Readonly<Record<string, { idle?: string | null; max?: string | null }>>;
}

/** From the fewest to the most there can be: a shared session does not tell when a client joined. */
export type NaiveRange = readonly [least: number, most: number];

export interface NaiveCounts {
  readonly alive: NaiveRange;
  readonly dead: NaiveRange;
  readonly in24h: NaiveRange;
  readonly in7d: NaiveRange;
  readonly in30d: NaiveRange;
  /** Of the dead ones now. */
  readonly byIdle: NaiveRange;
  readonly byMax: NaiveRange;
}

export interface NaiveClient {
  readonly listed: number;
  /** Refused whatever the policy. */
  readonly barred: number;
  readonly today: NaiveCounts;
  readonly draft: NaiveCounts;
  /** Alive today and dead the moment the draft is applied. */
  readonly diesNow: NaiveRange;
}

interface RawClient {
  readonly id: string;
  readonly clientId: string;
  readonly enabled: boolean;
  readonly notBefore?: number;
  readonly defaultClientScopes?: readonly string[];
  readonly optionalClientScopes?: readonly string[];
  readonly attributes?: Readonly<Record<string, string>>;
}

interface RawSession {
  readonly id: string;
  readonly userId?: string;
  readonly start: number;
  readonly lastAccess: number;
  readonly clients: Readonly<Record<string, string>>;
}

type Raw = Readonly<Record<string, unknown>>;

/** A realm as Keycloak's REST API gives it, with every session of every client. */
export interface NaiveRealm {
  readonly policy: Raw;
  readonly clients: readonly (RawClient & { readonly sessions: readonly RawSession[] })[];
  readonly disabledUsers: readonly { readonly id: string }[];
}

/** Reads all of a realm that a count needs. */
export async function readNaiveRealm(realm: string): Promise<NaiveRealm> {
  const get = await rawReader(realm);
  const policy = await get<Raw>('');
  const disabledUsers = await get<{ id: string }[]>('/users?enabled=false&max=-1');
  const clients = [];
  for (const client of await get<RawClient[]>('/clients?max=-1')) {
    const path = `/clients/${client.id}/offline-sessions?max=-1`;
    clients.push({ ...client, sessions: await get<RawSession[]>(path) });
  }
  return { policy, clients, disabledUsers };
}

/**
 * Counts every client of a realm that lists a session, under today's policy and under a draft, as of a
 * moment in epoch seconds.
 */
export function naivePolicyCount(
  { policy, clients, disabledUsers }: NaiveRealm,
  draft: NaivePolicy,
  now: number,
): Map<string, NaiveClient> {
  const drafted: Raw = { ...policy, ...draft };
  const counts = new Map<string, NaiveClient>();
  for (const client of clients) {
    const { sessions } = client;
    if (sessions.length === 0) continue;
    const timed = sessions.filter((session) => {
      const scopes = [
        ...(client.defaultClientScopes ?? []),
        ...(client.optionalClientScopes ?? []),
      ];
      return (
        client.enabled &&
        scopes.includes('offline_access') &&
        !disabledUsers.some(({ id }) => id === session.userId) &&
        session.lastAccess / 1000 >=
          Math.max(Number(policy['notBefore'] ?? 0), client.notBefore ?? 0)
      );
    });
    const change = draft.clients?.[client.clientId] ?? {};
    const stored = client.attributes ?? {};
    const own = {
      idle: stored['client.offline.session.idle.timeout'],
      max: stored['client.offline.session.max.lifespan'],
    };
    const today = rule(policy, own);
    const next = rule(drafted, {
      idle: change.idle === undefined ? own.idle : (change.idle ?? undefined),
      max: change.max === undefined ? own.max : (change.max ?? undefined),
    });
    const starts = (session: RawSession) =>
      possibleStarts(session, now - today.max, now - next.max);
    counts.set(client.clientId, {
      listed: sessions.length,
      barred: sessions.length - timed.length,
      today: countAll(timed, today, now, starts),
      draft: countAll(timed, next, now, starts),
      diesNow: range(timed, starts, (session, start) => {
        return now < death(session, start, today).at && now >= death(session, start, next).at;
      }),
    });
  }
  return counts;
}

interface Rule {
  readonly wholeIdle: number;
  readonly wholeMax: number;
  readonly idle: number;
  readonly max: number;
}

/** The four limits, as Keycloak reads them: all below 1 is "not set", an override only as a whole number. */
function rule(realm: Raw, own: { idle: string | undefined; max: string | undefined }): Rule {
  const set = (name: string) => {
    const value = Number(realm[name] ?? 0);
    return value > 0 ? value : undefined;
  };
  const isLimited = realm['offlineSessionMaxLifespanEnabled'] === true;
  const wholeIdle = set('offlineSessionIdleTimeout') ?? 30 * DAY;
  const wholeMax = isLimited ? (set('offlineSessionMaxLifespan') ?? 60 * DAY) : Infinity;
  const clientMax = isLimited ? (set('clientOfflineSessionMaxLifespan') ?? wholeMax) : Infinity;
  return {
    wholeIdle,
    wholeMax,
    idle: attribute(own.idle) ?? set('clientOfflineSessionIdleTimeout') ?? wholeIdle,
    max: attribute(own.max) ?? clientMax,
  };
}

const attribute = (text: string | undefined): number | undefined =>
  text !== undefined && /^[+]?[0-9]+$/.test(text) && Number(text) > 0 ? Number(text) : undefined;

/** When a grant dies whose client joined at `start`, and whether that is by idle. */
function death(
  session: RawSession,
  start: number,
  limits: Rule,
): { at: number; isByIdle: boolean } {
  const refreshed = session.lastAccess / 1000;
  const idleEnd = Math.min(refreshed + limits.wholeIdle, refreshed + limits.idle);
  const maxEnd = Math.min(session.start / 1000 + limits.wholeMax, start + limits.max);
  return { at: Math.min(idleEnd, maxEnd), isByIdle: idleEnd <= maxEnd };
}

/** When a client can have joined: with the session if it is alone in it, else until the last refresh. */
function possibleStarts(session: RawSession, ...turns: readonly number[]): number[] {
  const first = session.start / 1000;
  const last = session.lastAccess / 1000;
  if (Object.keys(session.clients).length === 1) return [first];
  const near = turns.flatMap((turn) => [turn - 1, turn, turn + 1]);
  return [first, last, ...near.filter((start) => start > first && start < last)];
}

type Starts = (session: RawSession) => number[];

function countAll(
  sessions: readonly RawSession[],
  limits: Rule,
  now: number,
  starts: Starts,
): NaiveCounts {
  const deadIn = (days: number) =>
    range(
      sessions,
      starts,
      (session, start) => death(session, start, limits).at <= now + days * DAY,
    );
  const deadBy = (isByIdle: boolean) =>
    range(sessions, starts, (session, start) => {
      const end = death(session, start, limits);
      return end.at <= now && end.isByIdle === isByIdle;
    });
  const [least, most] = deadIn(0);
  return {
    alive: [sessions.length - most, sessions.length - least],
    dead: [least, most],
    in24h: deadIn(1),
    in7d: deadIn(7),
    in30d: deadIn(30),
    byIdle: deadBy(true),
    byMax: deadBy(false),
  };
}

function range(
  sessions: readonly RawSession[],
  starts: Starts,
  claim: (session: RawSession, start: number) => boolean,
): NaiveRange {
  const count = (isHeld: (all: readonly number[], holds: (start: number) => boolean) => boolean) =>
    sessions.filter((session) => isHeld(starts(session), (start) => claim(session, start))).length;
  return [count((all, holds) => all.every(holds)), count((all, holds) => all.some(holds))];
}

/** Reads below a realm of the admin REST API, with a token that is fetched once. */
async function rawReader(realm: string): Promise<<T>(path: string) => Promise<T>> {
  const answer = await fetch(`${keycloak.url}/realms/master/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: 'admin-cli',
      username: keycloak.admin.username,
      password: keycloak.admin.password,
    }),
  });
  const { access_token: token } = await json<{ access_token: string }>(answer);
  return async <T>(path: string) =>
    json<T>(
      await fetch(`${keycloak.url}/admin/realms/${encodeURIComponent(realm)}${path}`, {
        headers: { authorization: `Bearer ${token}` },
      }),
    );
}

async function json<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${text.slice(0, 200)}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- raw on purpose: what is missing shows as a wrong count
  return JSON.parse(text) as T;
}
