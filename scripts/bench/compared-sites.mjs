/**
 * @typedef {object} ComparedSite one way to a client's offline sessions
 * @property {string} name
 * @property {string} clientsPage the address of the realm's list of clients
 * @property {string} clientRows what a row of that list holds, as a CSS selector
 * @property {string} clickPage the address of the page from which one click shows the sessions
 * @property {(page: import('@playwright/test').Page) => import('@playwright/test').Locator} clickOn
 * @property {string} sessionsPage the address of the client's sessions
 * @property {string} sessionRows what a row of them holds, as a CSS selector
 */

/**
 * The dashboard and Keycloak's own console, which shows a client's sessions in a tab of the client's
 * page: its click is the last of the two that it takes from the list.
 *
 * @param {object} server
 * @param {string} server.origin of the dashboard
 * @param {string} server.keycloakUrl
 * @param {import('#scripts/keycloak/admin-rest.mjs').AdminRest} server.rest
 * @param {string} server.realm
 * @param {string} server.clientId of the client whose sessions are opened
 * @returns {Promise<{ clientUuid: string, curfew: ComparedSite, console: ComparedSite }>}
 */
export async function comparedSites({ origin, keycloakUrl, rest, realm, clientId }) {
  /** @type {Array<{ id: string }>} */
  const found = await rest.get(`/realms/${realm}/clients?clientId=${clientId}`);
  const clientUuid = found[0]?.id;
  if (clientUuid === undefined) {
    throw new Error(`Realm ${realm} has no client ${clientId}.`);
  }
  const ours = `${origin}/realms/${realm}/clients`;
  const theirs = `${keycloakUrl}/admin/master/console/#/${realm}/clients`;
  return {
    clientUuid,
    curfew: {
      name: 'Curfew',
      clientsPage: ours,
      clientRows: '[role=grid][aria-label="Clients"] [role=gridcell]',
      clickPage: ours,
      clickOn: (page) => page.getByRole('link', { name: clientId, exact: true }),
      sessionsPage: `${ours}/${clientId}/sessions`,
      sessionRows: '[role=grid][aria-label^="Offline sessions"] [role=gridcell]',
    },
    console: {
      name: 'Keycloak’s console',
      clientsPage: theirs,
      clientRows: 'table tbody td a',
      clickPage: `${theirs}/${clientUuid}/settings`,
      clickOn: (page) => page.getByRole('tab', { name: 'Sessions', exact: true }),
      sessionsPage: `${theirs}/${clientUuid}/sessions`,
      sessionRows: 'table[aria-label="Sessions"] tbody td a',
    },
  };
}
