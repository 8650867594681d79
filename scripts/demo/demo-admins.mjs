/** The demo's admins beside the full one: they sign in to master and look after one realm. */

/** @typedef {import('#scripts/keycloak/admin-rest.mjs').AdminRest} AdminRest */

const VIEWER_ROLES = ['view-realm', 'view-clients', 'view-users'];

/** Their passwords are their names. */
const ADMINS = [
  { username: 'viewer', lastName: 'Viewer', roles: VIEWER_ROLES },
  { username: 'revoker', lastName: 'Revoker', roles: [...VIEWER_ROLES, 'manage-users'] },
];

/**
 * Creates the admins `viewer` (may only look) and `revoker` (may end sessions too) in master, with
 * roles over one realm. Who is there keeps password and name and gets the roles.
 * @param {{rest: AdminRest, realm: string}} options
 */
export async function createDemoAdmins({ rest, realm }) {
  /** @type {Array<{id: string}>} */
  const holders = await rest.get(`/realms/master/clients?clientId=${realm}-realm`);
  const holder = holders[0];
  if (holder === undefined) throw new Error(`master has no client ${realm}-realm`);
  /** @type {Array<{id: string, name: string}>} */
  const roles = await rest.get(`/realms/master/clients/${holder.id}/roles`);
  for (const admin of ADMINS) {
    const userId = await saveUser(rest, admin);
    await rest.post(
      `/realms/master/users/${userId}/role-mappings/clients/${holder.id}`,
      roles.filter((role) => admin.roles.includes(role.name)),
    );
  }
}

/**
 * @param {AdminRest} rest
 * @param {{username: string, lastName: string}} admin
 */
async function saveUser(rest, { username, lastName }) {
  /** @type {Array<{id: string}>} */
  const found = await rest.get(`/realms/master/users?exact=true&username=${username}`);
  if (found[0] !== undefined) return found[0].id;
  /** @type {{id: string}} */
  const created = await rest.post('/realms/master/users', {
    username,
    firstName: 'Demo',
    lastName,
    email: `${username}@acme.example`,
    emailVerified: true,
    enabled: true,
    credentials: [{ type: 'password', value: username, temporary: false }],
  });
  return created.id;
}
