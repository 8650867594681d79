/** Makes up the demo's offline sessions: who, from where, how old, with which clients. */
import { REALM_IDLE_SECONDS } from './demo-session-plan.mjs';
import { randomUuid } from './random.mjs';

/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {import('./demo-users.mjs').DemoUser} DemoUser */
/** @typedef {import('./demo-session-plan.mjs').ClientPlan} ClientPlan */

/**
 * @typedef {object} DemoSession All times in epoch seconds.
 * @property {string} id 24 characters of base64url, as Keycloak's own.
 * @property {string} userId
 * @property {string | null} ipAddress
 * @property {number} startedAt
 * @property {number} refreshedAt
 * @property {Array<{clientId: string, startedAt: number, refreshedAt: number}>} clients
 */

/** @typedef {{clientIds: string[], sessions: number}} SharedSessions */

/** The longest that a dead session stays listed: beyond this it is past the realm's idle. */
const GHOST_IDLE_LIMIT_SECONDS = REALM_IDLE_SECONDS - 86_400;

/** @typedef {'lives' | 'idled too long' | 'grew too old'} Fate */

/**
 * Makes up all sessions of a plan.
 * @param {object} options
 * @param {Random} options.random
 * @param {DemoUser[]} options.users
 * @param {Record<string, ClientPlan>} options.plan
 * @param {readonly SharedSessions[]} options.shared
 * @param {number} options.nowSeconds
 * @param {number} [options.deletedUsers] So many sessions are of users that are no more.
 * @returns {DemoSession[]} Throws an Error for a client without a plan.
 */
export function demoSessions({ random, users, plan, shared, nowSeconds, deletedUsers = 0 }) {
  return draftSessions(plan, shared).map(({ clientIds, fate }, index) => {
    const first = plan[clientIds[0] ?? ''];
    if (first === undefined) throw new Error(`no plan for the clients ${clientIds.join(', ')}`);
    // A later client of a session counts its age from its own start, which no answer of Keycloak
    // tells: some sessions are older than such a client's limit, most are not.
    const ageLimitSeconds = Math.min(
      ...clientIds.map((clientId, place) => {
        const limitSeconds = plan[clientId]?.ageLimitSeconds ?? Infinity;
        return place === 0 ? limitSeconds : 1.3 * limitSeconds;
      }),
    );
    const { ageSeconds, idleSeconds } = livedLife(random, { ...first, ageLimitSeconds }, fate);
    const startedAt = nowSeconds - ageSeconds;
    const refreshedAt = nowSeconds - idleSeconds;
    const userId =
      index < deletedUsers ? randomUuid(random) : pickUser(random, users, first.userKind).id;
    return {
      id: random.bytes(18).toString('base64url'),
      userId,
      ipAddress: random.fraction() < 0.015 ? null : ipAddress(random, first.userKind),
      startedAt,
      refreshedAt,
      clients: clientIds.map((clientId, place) => {
        if (place === 0) return { clientId, startedAt, refreshedAt };
        const limitSeconds = plan[clientId]?.ageLimitSeconds ?? Infinity;
        const earliest = Math.max(startedAt, nowSeconds - limitSeconds);
        return joinedClient(random, clientId, Math.min(earliest, refreshedAt), refreshedAt);
      }),
    };
  });
}

/**
 * @param {Record<string, ClientPlan>} plan
 * @param {readonly SharedSessions[]} shared
 * @returns {Array<{clientIds: string[], fate: Fate}>}
 */
function draftSessions(plan, shared) {
  /** @type {Map<string, number>} */
  const sharedGrants = new Map();
  const drafts = shared.flatMap(({ clientIds, sessions }) => {
    for (const clientId of clientIds) {
      sharedGrants.set(clientId, (sharedGrants.get(clientId) ?? 0) + sessions);
    }
    return Array.from({ length: sessions }, () => ({ clientIds, fate: fateOf(0, 0, 0) }));
  });
  for (const [clientId, { grants, idleGhosts = 0, maxGhosts = 0 }] of Object.entries(plan)) {
    const alone = grants - (sharedGrants.get(clientId) ?? 0);
    for (let index = 0; index < alone; index += 1) {
      drafts.push({ clientIds: [clientId], fate: fateOf(index, idleGhosts, maxGhosts) });
    }
  }
  return drafts;
}

/**
 * @param {number} index
 * @param {number} idleGhosts
 * @param {number} maxGhosts
 * @returns {Fate}
 */
function fateOf(index, idleGhosts, maxGhosts) {
  if (index < idleGhosts) return 'idled too long';
  return index < idleGhosts + maxGhosts ? 'grew too old' : 'lives';
}

/**
 * How long ago a session started and was last refreshed.
 * @param {Random} random
 * @param {ClientPlan} plan
 * @param {Fate} fate
 */
function livedLife(random, plan, fate) {
  const { idleLimitSeconds, ageLimitSeconds, ageShape } = plan;
  if (fate === 'grew too old') {
    // Nothing can refresh a session after its death, so it idles at least since then.
    const deadSeconds = Math.floor(random.fraction() ** 2 * 0.6 * GHOST_IDLE_LIMIT_SECONDS);
    const idleSeconds = Math.min(
      deadSeconds + drawIdle(random, plan, idleLimitSeconds),
      GHOST_IDLE_LIMIT_SECONDS,
    );
    return { ageSeconds: ageLimitSeconds + deadSeconds, idleSeconds };
  }
  const idleSeconds =
    fate === 'lives'
      ? drawIdle(random, plan, idleLimitSeconds)
      : idleLimitSeconds + drawGhostIdle(random, GHOST_IDLE_LIMIT_SECONDS - idleLimitSeconds);
  const spareSeconds = Math.max(ageLimitSeconds - idleSeconds, 0);
  const ageSeconds = Math.floor(idleSeconds + spareSeconds * random.fraction() ** ageShape);
  return { ageSeconds, idleSeconds };
}

/**
 * @param {Random} random
 * @param {ClientPlan} plan
 * @param {number} limitSeconds
 */
function drawIdle(random, { medianIdleSeconds, idleSpread }, limitSeconds) {
  for (let draw = 0; draw < 50; draw += 1) {
    const idleSeconds = Math.round(medianIdleSeconds * Math.exp(idleSpread * random.normal()));
    if (idleSeconds < limitSeconds) return idleSeconds;
  }
  return Math.floor(limitSeconds / 2);
}

/**
 * @param {Random} random
 * @param {number} limitSeconds
 */
function drawGhostIdle(random, limitSeconds) {
  const medianSeconds = 4 * 86_400;
  const drawn = medianSeconds * Math.exp(1.1 * random.normal());
  return 60 + Math.floor(Math.min(drawn, limitSeconds * random.fraction()));
}

/**
 * A client that joined a session of another one and was refreshed by itself since. Only the client
 * that began the session has its start and its last refresh.
 * @param {Random} random
 * @param {string} clientId
 * @param {number} earliest Epoch seconds.
 * @param {number} latest Epoch seconds.
 */
function joinedClient(random, clientId, earliest, latest) {
  const startedAt = random.integer(earliest, latest);
  return { clientId, startedAt, refreshedAt: random.integer(startedAt, latest) };
}

/**
 * Some users have many sessions and most have few.
 * @param {Random} random
 * @param {DemoUser[]} users
 * @param {import('./demo-users.mjs').UserKind} kind
 */
function pickUser(random, users, kind) {
  const ofKind = users.filter((user) => user.kind === kind);
  const user = ofKind[Math.floor(ofKind.length * random.fraction() ** 1.5)];
  if (user === undefined) throw new Error(`no user of kind ${kind}`);
  return user;
}

/**
 * An address from the ranges kept for documentation and for private networks.
 * @param {Random} random
 * @param {import('./demo-users.mjs').UserKind} kind
 */
function ipAddress(random, kind) {
  const host = random.integer(1, 254);
  if (kind === 'partner') return `198.51.100.${host}`;
  if (kind === 'courier') return `100.${random.integer(64, 127)}.${random.integer(0, 255)}.${host}`;
  if (kind !== 'customer') return `10.${20 + kind.length}.${random.integer(1, 90)}.${host}`;
  const group = random.integer(0, 0xffff).toString(16);
  if (random.fraction() < 0.3) return `2001:db8:${group}::${host.toString(16)}`;
  return random.pick([
    `203.0.113.${host}`,
    `192.0.2.${host}`,
    `192.168.${random.integer(0, 20)}.${host}`,
    `100.${random.integer(64, 127)}.${random.integer(0, 255)}.${host}`,
  ]);
}
