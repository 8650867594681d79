/** Makes Keycloak know Curfew: its client, that client's scopes and the roles it may use. */
import { AdminRestError } from '#scripts/keycloak/admin-rest.mjs';

import {
  CURFEW_CLIENT_SCOPES,
  CURFEW_ROLES,
  curfewClient,
  roleHolderOf,
} from './curfew-client.mjs';

/** @typedef {import('#scripts/keycloak/admin-rest.mjs').AdminRest} AdminRest */
/** @typedef {{id: string, name: string}} Named */

/**
 * Creates Curfew's client or brings one that is there to the same state; a second run changes
 * nothing. What the client has beyond it (other redirect URIs, client scopes, roles in its scope) is
 * taken away, so `origins` and `realms` name all that shall work.
 * @param {object} options
 * @param {AdminRest} options.rest Signed in as an admin who may manage clients of the sign-in realm.
 * @param {string} options.signInRealm `master`, or the one realm that Curfew looks after.
 * @param {string[]} options.realms The realms Curfew may look after.
 * @param {string} options.clientId
 * @param {string[]} options.origins The addresses people open Curfew at.
 * @param {string[]} [options.redirectPaths] Where below these Keycloak may send people back to.
 * @returns {Promise<{clientUuid: string, changes: string[]}>} `changes`: one sentence for each thing
 *   changed. Throws an Error that names the realm, client or client scope that is not there.
 */
export async function connectCurfew({
  rest,
  signInRealm,
  realms,
  clientId,
  origins,
  redirectPaths,
}) {
  if (signInRealm !== 'master' && realms.some((realm) => realm !== signInRealm)) {
    throw new Error(
      `admins of realm ${signInRealm} can look after that realm alone; sign in to master for others`,
    );
  }
  const desired = curfewClient({ clientId, origins, redirectPaths });
  // Looked up first, so that a misspelt realm leaves nothing half done.
  const holders = await findRoleHolders(rest, signInRealm, realms);
  const client = await saveClient(rest, signInRealm, desired);
  const path = `${realmPath(signInRealm)}/clients/${client.uuid}`;
  const scopeChanges = await syncClientScopes(rest, signInRealm, path);
  const roleChanges = await syncRoles(rest, path, holders);
  return {
    clientUuid: client.uuid,
    changes: [...client.changes, ...scopeChanges, ...roleChanges],
  };
}

/** @param {string} realm */
function realmPath(realm) {
  return `/realms/${encodeURIComponent(realm)}`;
}

/**
 * @param {AdminRest} rest
 * @param {string} realm
 * @param {string} clientId
 */
async function findClient(rest, realm, clientId) {
  const query = new URLSearchParams({ clientId });
  try {
    /** @type {Array<{id: string} & Record<string, unknown>>} */
    const found = await rest.get(`${realmPath(realm)}/clients?${query.toString()}`);
    return found[0];
  } catch (error) {
    if (error instanceof AdminRestError && error.status === 404) {
      throw new Error(`there is no realm ${realm} at ${rest.url}`, { cause: error });
    }
    throw error;
  }
}

/**
 * @param {AdminRest} rest
 * @param {string} signInRealm
 * @param {import('./curfew-client.mjs').CurfewClient} desired
 */
async function saveClient(rest, signInRealm, desired) {
  const clients = `${realmPath(signInRealm)}/clients`;
  const found = await findClient(rest, signInRealm, desired.clientId);
  if (found === undefined) {
    /** @type {{id: string}} */
    const created = await rest.post(clients, { ...desired, optionalClientScopes: [] });
    const changes = [`created client ${desired.clientId} in realm ${signInRealm}`];
    return { uuid: created.id, changes };
  }
  const differing = Object.entries(desired).filter(([key, value]) => !holds(found[key], value));
  if (differing.length === 0) return { uuid: found.id, changes: [] };
  await rest.put(`${clients}/${found.id}`, Object.fromEntries(differing));
  const changed = differing.map(([key]) => key).join(', ');
  return { uuid: found.id, changes: [`changed ${changed} of client ${desired.clientId}`] };
}

/**
 * Whether what the server has is what is wanted: lists in any order, maps with more keys besides.
 * @param {unknown} actual
 * @param {unknown} wanted
 * @returns {boolean}
 */
function holds(actual, wanted) {
  if (Array.isArray(wanted)) {
    const list = Array.isArray(actual) ? actual : [];
    return wanted.length === list.length && wanted.every((item) => list.includes(item));
  }
  if (typeof wanted === 'object' && wanted !== null) {
    const map = new Map(Object.entries(actual ?? {}));
    return Object.entries(wanted).every(([key, value]) => holds(map.get(key), value));
  }
  return actual === wanted;
}

/**
 * @param {AdminRest} rest
 * @param {string} signInRealm
 * @param {string} path Of the client.
 */
async function syncClientScopes(rest, signInRealm, path) {
  /** @type {Named[]} */
  const known = await rest.get(`${realmPath(signInRealm)}/client-scopes`);
  const changes = [];
  for (const kind of ['default', 'optional']) {
    const wanted = kind === 'default' ? CURFEW_CLIENT_SCOPES : [];
    const scopes = `${path}/${kind}-client-scopes`;
    /** @type {Named[]} */
    const present = await rest.get(scopes);
    for (const { id, name } of present.filter((scope) => !wanted.includes(scope.name))) {
      await rest.delete(`${scopes}/${id}`);
      changes.push(`removed the ${kind} client scope ${name}`);
    }
    for (const name of wanted.filter((one) => !present.some((scope) => scope.name === one))) {
      const scope = known.find((one) => one.name === name);
      // Keycloak 24 and older have no `basic`: there `sub` is in every token.
      if (scope === undefined && name === 'basic') continue;
      if (scope === undefined) throw new Error(`realm ${signInRealm} has no client scope ${name}`);
      await rest.put(`${scopes}/${scope.id}`);
      changes.push(`added the ${kind} client scope ${name}`);
    }
  }
  return changes;
}

/**
 * @param {AdminRest} rest
 * @param {string} signInRealm
 * @param {string[]} realms
 */
async function findRoleHolders(rest, signInRealm, realms) {
  return Promise.all(
    realms.map(async (realm) => {
      const clientId = roleHolderOf(signInRealm, realm);
      const holder = await findClient(rest, signInRealm, clientId);
      if (holder === undefined) {
        throw new Error(
          `there is no realm ${realm}: realm ${signInRealm} has no client ${clientId}`,
        );
      }
      return { id: holder.id, clientId };
    }),
  );
}

/**
 * @param {AdminRest} rest
 * @param {string} path Of the client.
 * @param {Array<{id: string, clientId: string}>} holders
 */
async function syncRoles(rest, path, holders) {
  /** @type {{realmMappings?: Named[], clientMappings?: Record<string, {id: string, mappings: Named[]}>}} */
  const { realmMappings = [], clientMappings = {} } = await rest.get(`${path}/scope-mappings`);
  const changes = [];
  if (realmMappings.length > 0) {
    await rest.delete(`${path}/scope-mappings/realm`, realmMappings);
    changes.push(`took the roles ${namesOf(realmMappings)} of the realm from its scope`);
  }
  for (const [clientId, { id, mappings }] of Object.entries(clientMappings)) {
    const isWanted = holders.some((holder) => holder.id === id);
    const surplus = mappings.filter((role) => !isWanted || !CURFEW_ROLES.includes(role.name));
    if (surplus.length === 0) continue;
    await rest.delete(`${path}/scope-mappings/clients/${id}`, surplus);
    changes.push(`took the roles ${namesOf(surplus)} of ${clientId} from its scope`);
  }
  for (const { id, clientId } of holders) {
    const present = clientMappings[clientId]?.mappings ?? [];
    const missing = CURFEW_ROLES.filter((name) => !present.some((role) => role.name === name));
    if (missing.length === 0) continue;
    const roles = missing.map((name) => ({ name }));
    await rest.post(`${path}/scope-mappings/clients/${id}`, roles);
    changes.push(`put the roles ${namesOf(roles)} of ${clientId} into its scope`);
  }
  return changes;
}

/** @param {Array<{name: string}>} roles */
function namesOf(roles) {
  return roles.map((role) => role.name).join(', ');
}
