/** Fills the demo: two realms, their people, about ten thousand offline sessions, some admins. */
import { connectCurfew } from '#scripts/setup/connect-curfew.mjs';

import { createDemoAdmins } from './demo-admins.mjs';
import { RETAIL_REALM, STAFF_REALM, createDemoRealm } from './demo-realm.mjs';
import { RETAIL_PLAN, RETAIL_SHARED, STAFF_PLAN, STAFF_SHARED } from './demo-session-plan.mjs';
import { demoSessions } from './demo-session-rows.mjs';
import { createDemoTokens } from './demo-tokens.mjs';
import { demoUsers, demoUsersSql } from './demo-users.mjs';
import { h2Insert } from './h2-sql.mjs';
import { createRandom } from './random.mjs';

/** @typedef {import('#scripts/keycloak/admin-rest.mjs').AdminRest} AdminRest */
/** @typedef {import('./demo-realm.mjs').DemoRealm} DemoRealm */
/** @typedef {import('./demo-session-rows.mjs').DemoSession} DemoSession */

const SEED = 20_261_123;

/** Set as the last step: a realm without it was left half filled. */
const SEEDED_ATTRIBUTE = 'curfewDemoSeeded';

/**
 * Fills the demo, or only lets Curfew in from `origin` where the demo is already there. A demo whose
 * making was interrupted is begun again.
 * @param {object} options
 * @param {AdminRest} options.rest Signed in as the full admin of master.
 * @param {(sqlText: string) => Promise<unknown>} options.runSql Runs a script (about 5 MB, ASCII) in
 *   the server's H2 database.
 * @param {string} options.keycloakUrl Keycloak's own address, as people sign in at.
 * @param {string} options.origin Where the dashboard is served.
 * @param {string} [options.clientId] Of Curfew.
 * @param {(message: string) => void} [options.progress] Told what is being done.
 * @returns {Promise<{seeded: boolean, tokens: import('./demo-tokens.mjs').DemoToken[]}>}
 *   `seeded`: false where all was there; then there are no tokens. Rejects with what went wrong; the
 *   next call begins again.
 */
export async function seedDemo({
  rest,
  runSql,
  keycloakUrl,
  origin,
  clientId = 'curfew',
  progress = () => {},
}) {
  const isFresh = !(await isSeeded(rest));
  /** @type {import('./demo-tokens.mjs').DemoToken[]} */
  let tokens = [];
  if (isFresh) {
    progress('Creating the demo realms acme-retail and acme-staff');
    const { retail, staff } = await createDemoRealm({ rest });
    await createDemoAdmins({ rest, realm: RETAIL_REALM });
    progress('Writing 2,000 users and 10,000 offline sessions into the database');
    await runSql(demoSessionsSql({ retail, staff, nowSeconds: Math.floor(Date.now() / 1000) }));
    progress('Getting real offline tokens for the user demo.device');
    tokens = await createDemoTokens({ rest, keycloakUrl, realm: RETAIL_REALM });
  }
  await connectCurfew({
    rest,
    signInRealm: 'master',
    realms: [RETAIL_REALM, STAFF_REALM],
    clientId,
    origins: [origin],
  });
  if (isFresh) await markSeeded(rest);
  return { seeded: isFresh, tokens };
}

/**
 * One script of H2 that puts all users and sessions of both realms into the database: the same ones
 * each time, as old as they are at `nowSeconds`.
 * @param {{retail: DemoRealm, staff: DemoRealm, nowSeconds: number}} options
 */
export function demoSessionsSql({ retail, staff, nowSeconds }) {
  const random = createRandom(SEED);
  const retailSql = retailRowsSql(random, { realm: retail, nowSeconds });
  const staffUsers = demoUsers(random).filter((user) => user.kind === 'store');
  const staffSessions = demoSessions({
    random,
    users: staffUsers,
    plan: STAFF_PLAN,
    shared: STAFF_SHARED,
    nowSeconds,
  });
  return [
    // All or nothing: an interrupted script leaves no rows behind.
    'SET AUTOCOMMIT FALSE;\n',
    retailSql,
    demoUsersSql(staffUsers, usersOf(staff, nowSeconds)),
    sessionRowsSql(staffSessions, staff),
    'COMMIT;\n',
  ].join('');
}

/**
 * The statements that put the same users and sessions of the retail realm alone into a database, of
 * H2 or PostgreSQL.
 * @param {RetailRows} options
 */
export function retailSessionsSql(options) {
  return retailRowsSql(createRandom(SEED), options);
}

/**
 * @typedef {object} RetailRows
 * @property {DemoRealm} realm
 * @property {number} nowSeconds
 * @property {string} [timestampColumn] The one column whose name the two databases write differently.
 */

/**
 * @param {import('./random.mjs').Random} random
 * @param {RetailRows} options
 */
function retailRowsSql(random, { realm, nowSeconds, timestampColumn }) {
  const users = demoUsers(random);
  const sessions = demoSessions({
    random,
    users,
    plan: RETAIL_PLAN,
    shared: RETAIL_SHARED,
    nowSeconds,
    deletedUsers: 3,
  });
  return (
    demoUsersSql(users, usersOf(realm, nowSeconds)) +
    sessionRowsSql(sessions, realm, timestampColumn)
  );
}

/**
 * @param {DemoRealm} realm
 * @param {number} nowSeconds
 */
function usersOf({ id, defaultRoleId }, nowSeconds) {
  return { realmId: id, defaultRoleId, nowSeconds };
}

/**
 * @param {DemoSession[]} sessions
 * @param {DemoRealm} realm
 * @param {string} [timestampColumn] H2's if not given.
 */
function sessionRowsSql(sessions, { id: realmId, clientUuids }, timestampColumn = '"TIMESTAMP"') {
  const sessionRows = sessions.map((session) => [
    session.id,
    session.userId,
    realmId,
    session.startedAt,
    '1',
    JSON.stringify({
      ...(session.ipAddress === null ? {} : { ipAddress: session.ipAddress }),
      authMethod: 'openid-connect',
      rememberMe: false,
      started: 0,
      notes: {},
      state: 'LOGGED_IN',
    }),
    session.refreshedAt,
    0,
    false,
  ]);
  const clientRows = sessions.flatMap((session) =>
    session.clients.map((client) => {
      const clientUuid = clientUuids[client.clientId];
      if (clientUuid === undefined) throw new Error(`the demo has no client ${client.clientId}`);
      const notes = {
        startedAt: String(client.startedAt),
        userSessionStartedAt: String(session.startedAt),
        scope: 'openid offline_access',
      };
      const data = JSON.stringify({ authMethod: 'openid-connect', notes });
      return [session.id, clientUuid, '1', client.refreshedAt, data, 'local', 'local', 0, realmId];
    }),
  );
  return (
    h2Insert(
      'OFFLINE_USER_SESSION(USER_SESSION_ID,USER_ID,REALM_ID,CREATED_ON,OFFLINE_FLAG,DATA,' +
        'LAST_SESSION_REFRESH,VERSION,REMEMBER_ME)',
      sessionRows,
    ) +
    h2Insert(
      `OFFLINE_CLIENT_SESSION(USER_SESSION_ID,CLIENT_ID,OFFLINE_FLAG,${timestampColumn},DATA,` +
        'CLIENT_STORAGE_PROVIDER,EXTERNAL_CLIENT_ID,VERSION,REALM_ID)',
      clientRows,
    )
  );
}

/** @param {AdminRest} rest */
async function isSeeded(rest) {
  /** @type {Array<{realm: string, attributes?: Record<string, string>}>} */
  const realms = await rest.get('/realms?briefRepresentation=false');
  const retail = realms.find(({ realm }) => realm === RETAIL_REALM);
  return retail?.attributes?.[SEEDED_ATTRIBUTE] === 'true';
}

/** @param {AdminRest} rest */
async function markSeeded(rest) {
  /** @type {{attributes: Record<string, string>}} */
  const { attributes } = await rest.get(`/realms/${RETAIL_REALM}`);
  // A PUT takes away every attribute that it does not name.
  const marked = { ...attributes, [SEEDED_ATTRIBUTE]: 'true' };
  await rest.put(`/realms/${RETAIL_REALM}`, { attributes: marked });
}
