import { describe, expect, it } from 'vitest';

import { RETAIL_CLIENTS } from './demo-clients.mjs';
import { HOSTILE_USERS } from './demo-names.mjs';
import { RETAIL_PLAN, RETAIL_SHARED } from './demo-session-plan.mjs';
import { demoSessions } from './demo-session-rows.mjs';
import { demoUsers } from './demo-users.mjs';
import { createRandom } from './random.mjs';

const NOW_SECONDS = 1_795_000_000;
const DAY_SECONDS = 86_400;

const random = createRandom(1);
const users = demoUsers(random);
const sessions = demoSessions({
  random,
  users,
  plan: RETAIL_PLAN,
  shared: RETAIL_SHARED,
  nowSeconds: NOW_SECONDS,
  deletedUsers: 3,
});

/** @param {string} clientId */
function sessionsOf(clientId) {
  return sessions.filter(({ clients }) => clients.some((client) => client.clientId === clientId));
}

/** @param {number} days */
function posTerminalEndsWithin(days) {
  return sessionsOf('pos-terminal').filter(({ startedAt, refreshedAt }) => {
    const diesAt = Math.min(refreshedAt + 14 * DAY_SECONDS, startedAt + 60 * DAY_SECONDS);
    return diesAt > NOW_SECONDS && diesAt < NOW_SECONDS + days * DAY_SECONDS;
  }).length;
}

describe('demoUsers', () => {
  it('makes two thousand users of different names and ids', () => {
    expect(users).toHaveLength(2000);
    expect(new Set(users.map((user) => user.username)).size).toBe(2000);
    expect(new Set(users.map((user) => user.id)).size).toBe(2000);
  });
});

describe('demoSessions', () => {
  it('makes the planned number for each client, all of clients that exist', () => {
    const clientIds = new Set(RETAIL_CLIENTS.map((client) => client.clientId));
    for (const [clientId, { grants }] of Object.entries(RETAIL_PLAN)) {
      expect(clientIds).toContain(clientId);
      expect(sessionsOf(clientId)).toHaveLength(grants);
    }
  });

  it('gives each session an id like those of Keycloak', () => {
    expect(sessions.filter(({ id }) => !/^[\w-]{24}$/.test(id))).toEqual([]);
    expect(new Set(sessions.map(({ id }) => id)).size).toBe(sessions.length);
  });

  it('never refreshes before the start, in the future, or past the realm’s idle', () => {
    const wrong = sessions.filter(
      ({ startedAt, refreshedAt }) =>
        startedAt > refreshedAt ||
        refreshedAt > NOW_SECONDS ||
        NOW_SECONDS - refreshedAt >= 60 * DAY_SECONDS,
    );
    expect(wrong).toEqual([]);
  });

  it('lets the first client begin the session and the others join it', () => {
    for (const { startedAt, refreshedAt, clients } of sessions) {
      const [first, ...joined] = clients;
      expect(first).toMatchObject({ startedAt, refreshedAt });
      const outside = joined.filter(
        (client) =>
          client.startedAt < startedAt ||
          client.refreshedAt < client.startedAt ||
          client.refreshedAt > refreshedAt,
      );
      expect(outside).toEqual([]);
    }
    expect(new Set(sessions.map(({ clients }) => clients.length))).toEqual(new Set([1, 2, 3, 4]));
  });

  it('leaves ghosts where the design has them', () => {
    const kiosk = sessionsOf('kiosk-display');
    expect(kiosk.filter(({ refreshedAt }) => NOW_SECONDS - refreshedAt > 60)).toHaveLength(406);
    const tooOld = sessionsOf('mobile-app').filter(
      ({ clients }) =>
        clients.length === 1 && NOW_SECONDS - (clients[0]?.startedAt ?? 0) >= 75 * DAY_SECONDS,
    );
    expect(tooOld).toHaveLength(168);
  });

  it('has sessions that die within a day and within a week', () => {
    expect(posTerminalEndsWithin(1)).toBeGreaterThan(5);
    expect(posTerminalEndsWithin(7)).toBeGreaterThan(posTerminalEndsWithin(1) + 20);
  });

  it('holds hostile names, users that are gone and sessions without an address', () => {
    const withSessions = new Set(sessions.map(({ userId }) => userId));
    const hostile = users.filter(({ username }) =>
      HOSTILE_USERS.some((names) => names.username === username),
    );
    expect(hostile).toHaveLength(HOSTILE_USERS.length);
    expect(hostile.filter(({ id }) => withSessions.has(id)).length).toBeGreaterThan(5);
    const known = new Set(users.map(({ id }) => id));
    expect(sessions.filter(({ userId }) => !known.has(userId))).toHaveLength(3);
    expect(sessions.filter(({ ipAddress }) => ipAddress === null).length).toBeGreaterThan(50);
  });
});
