/** The two realms of the demo. */
import { RETAIL_CLIENTS, STAFF_CLIENTS } from './demo-clients.mjs';

/** @typedef {import('#scripts/keycloak/admin-rest.mjs').AdminRest} AdminRest */

/**
 * @typedef {object} DemoRealm What SQL needs to know of a realm.
 * @property {string} id
 * @property {string} defaultRoleId
 * @property {Record<string, string>} clientUuids By clientId.
 */

export const RETAIL_REALM = 'acme-retail';
export const STAFF_REALM = 'acme-staff';

const DAY_SECONDS = 86_400;

/** Hashing a password takes time that no demo needs: a realm for real users keeps the default. */
const CHEAP_PASSWORDS = 'hashAlgorithm(pbkdf2-sha256) and hashIterations(1)';

/** As Keycloak's admin API takes it. */
export const RETAIL_REPRESENTATION = {
  realm: RETAIL_REALM,
  displayName: 'ACME Retail',
  enabled: true,
  passwordPolicy: CHEAP_PASSWORDS,
  offlineSessionIdleTimeout: 60 * DAY_SECONDS,
  offlineSessionMaxLifespanEnabled: false,
  offlineSessionMaxLifespan: 60 * DAY_SECONDS,
  clients: RETAIL_CLIENTS,
};

const REALMS = [
  RETAIL_REPRESENTATION,
  {
    realm: STAFF_REALM,
    displayName: 'ACME Staff',
    enabled: true,
    passwordPolicy: CHEAP_PASSWORDS,
    offlineSessionIdleTimeout: 14 * DAY_SECONDS,
    offlineSessionMaxLifespanEnabled: true,
    offlineSessionMaxLifespan: 90 * DAY_SECONDS,
    clientOfflineSessionIdleTimeout: 10 * DAY_SECONDS,
    clients: STAFF_CLIENTS,
  },
];

/**
 * Creates both realms with their clients; one that is there is deleted first.
 * @param {{rest: AdminRest}} options
 * @returns {Promise<{retail: DemoRealm, staff: DemoRealm}>}
 */
export async function createDemoRealm({ rest }) {
  /** @type {Array<{realm: string}>} */
  const present = await rest.get('/realms?briefRepresentation=true');
  for (const representation of REALMS) {
    if (present.some(({ realm }) => realm === representation.realm)) {
      await rest.delete(`/realms/${representation.realm}`);
    }
    await rest.post('/realms', representation);
  }
  return {
    retail: await describeDemoRealm(rest, RETAIL_REALM),
    staff: await describeDemoRealm(rest, STAFF_REALM),
  };
}

/**
 * @param {AdminRest} rest
 * @param {string} realm Its name, which need not be one of the demo's.
 * @returns {Promise<DemoRealm>}
 */
export async function describeDemoRealm(rest, realm) {
  /** @type {{id: string, defaultRole: {id: string}}} */
  const { id, defaultRole } = await rest.get(`/realms/${realm}`);
  /** @type {Array<{id: string, clientId: string}>} */
  const clients = await rest.get(`/realms/${realm}/clients?max=-1`);
  const clientUuids = Object.fromEntries(clients.map((client) => [client.clientId, client.id]));
  return { id, defaultRoleId: defaultRole.id, clientUuids };
}
