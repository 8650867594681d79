/** How many offline sessions each demo client holds, how old they are, and which are shared. */
import { HOSTILE_CLIENT_IDS } from './demo-names.mjs';

/** @typedef {import('./demo-users.mjs').UserKind} UserKind */

/**
 * @typedef {object} ClientPlan
 * @property {UserKind} userKind Who uses it.
 * @property {number} grants So many sessions hold the client, shared ones included.
 * @property {number} medianIdleSeconds Half of its sessions were refreshed later than that ago.
 * @property {number} idleSpread Standard deviation of the logarithm of the idle time.
 * @property {number} idleLimitSeconds No living session was refreshed longer ago.
 * @property {number} ageLimitSeconds No living session started longer ago.
 * @property {number} ageShape 1: all ages alike; more: the more, the more sessions are young.
 * @property {number} [idleGhosts] Listed sessions that idled longer than the client allows.
 * @property {number} [maxGhosts] Listed sessions older than the client allows.
 */

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** The realm's idle: sessions past it are hidden, so none is made. */
export const REALM_IDLE_SECONDS = 60 * DAY;

/** @type {Record<string, ClientPlan>} */
export const RETAIL_PLAN = {
  'mobile-app': {
    userKind: 'customer',
    grants: 6000,
    medianIdleSeconds: 1 * DAY + 14 * HOUR,
    idleSpread: 1.9,
    idleLimitSeconds: REALM_IDLE_SECONDS,
    ageLimitSeconds: 75 * DAY,
    ageShape: 1.2,
    maxGhosts: 168,
  },
  'pos-terminal': {
    userKind: 'store',
    grants: 1500,
    medianIdleSeconds: 6 * HOUR + 20 * MINUTE,
    idleSpread: 1.7,
    idleLimitSeconds: 14 * DAY,
    ageLimitSeconds: 60 * DAY,
    ageShape: 1.1,
    idleGhosts: 9,
    maxGhosts: 14,
  },
  'loyalty-web': {
    userKind: 'customer',
    grants: 900,
    medianIdleSeconds: 19 * DAY + 3 * HOUR,
    idleSpread: 0.9,
    idleLimitSeconds: REALM_IDLE_SECONDS,
    ageLimitSeconds: 420 * DAY,
    ageShape: 2.4,
  },
  'courier-app': {
    userKind: 'courier',
    grants: 650,
    medianIdleSeconds: 2 * DAY + 1 * HOUR,
    idleSpread: 1.8,
    idleLimitSeconds: 30 * DAY,
    ageLimitSeconds: 300 * DAY,
    ageShape: 2,
    idleGhosts: 8,
  },
  'warehouse-sync': {
    userKind: 'warehouse',
    grants: 320,
    medianIdleSeconds: 42 * MINUTE,
    idleSpread: 1.6,
    idleLimitSeconds: REALM_IDLE_SECONDS,
    ageLimitSeconds: 640 * DAY,
    ageShape: 1.5,
  },
  'partner-api': {
    userKind: 'partner',
    grants: 200,
    medianIdleSeconds: 8 * DAY + 11 * HOUR,
    idleSpread: 1.2,
    idleLimitSeconds: REALM_IDLE_SECONDS,
    ageLimitSeconds: 500 * DAY,
    ageShape: 1.6,
  },
  'kiosk-display': {
    userKind: 'kiosk',
    grants: 412,
    medianIdleSeconds: 20,
    idleSpread: 0.3,
    idleLimitSeconds: 50,
    ageLimitSeconds: 200 * DAY,
    ageShape: 2,
    idleGhosts: 406,
  },
  'batch-importer': {
    userKind: 'service',
    grants: 64,
    medianIdleSeconds: 18 * HOUR,
    idleSpread: 1,
    idleLimitSeconds: REALM_IDLE_SECONDS,
    ageLimitSeconds: 690 * DAY,
    ageShape: 1.2,
  },
  'price-sync': {
    userKind: 'service',
    grants: 38,
    medianIdleSeconds: 15 * MINUTE,
    idleSpread: 0.6,
    idleLimitSeconds: REALM_IDLE_SECONDS,
    ageLimitSeconds: 365 * DAY,
    ageShape: 1.3,
  },
  ...Object.fromEntries(
    HOSTILE_CLIENT_IDS.map((clientId, index) => [clientId, smallPlan(5 - index)]),
  ),
};

/** @type {Record<string, ClientPlan>} */
export const STAFF_PLAN = {
  'staff-app': { ...smallPlan(140), idleLimitSeconds: 10 * DAY, ageLimitSeconds: 90 * DAY },
  'time-clock': { ...smallPlan(45), idleLimitSeconds: 7 * DAY, ageLimitSeconds: 90 * DAY },
  'payroll-export': { ...smallPlan(3), idleLimitSeconds: 10 * DAY, ageLimitSeconds: 60 * DAY },
};

/**
 * Sessions that hold several clients: the first of them began the session, the others joined it.
 * @type {ReadonlyArray<{clientIds: string[], sessions: number}>}
 */
export const RETAIL_SHARED = [
  { clientIds: ['mobile-app', 'loyalty-web'], sessions: 420 },
  { clientIds: ['loyalty-web', 'mobile-app'], sessions: 130 },
  { clientIds: ['courier-app', 'mobile-app'], sessions: 150 },
  { clientIds: ['pos-terminal', 'warehouse-sync'], sessions: 120 },
  { clientIds: ['pos-terminal', 'mobile-app'], sessions: 90 },
  { clientIds: ['mobile-app', 'loyalty-web', 'courier-app'], sessions: 45 },
  { clientIds: ['pos-terminal', 'warehouse-sync', 'mobile-app'], sessions: 36 },
  { clientIds: ['partner-api', 'batch-importer'], sessions: 14 },
  { clientIds: ['pos-terminal', 'warehouse-sync', 'price-sync', 'mobile-app'], sessions: 12 },
  { clientIds: ['mobile-app', 'loyalty-web', 'courier-app', 'partner-api'], sessions: 6 },
];

/** @type {ReadonlyArray<{clientIds: string[], sessions: number}>} */
export const STAFF_SHARED = [{ clientIds: ['staff-app', 'time-clock'], sessions: 20 }];

/**
 * @param {number} grants
 * @returns {ClientPlan}
 */
function smallPlan(grants) {
  return {
    userKind: 'store',
    grants,
    medianIdleSeconds: 2 * DAY,
    idleSpread: 1,
    idleLimitSeconds: REALM_IDLE_SECONDS,
    ageLimitSeconds: 75 * DAY,
    ageShape: 1.3,
  };
}
