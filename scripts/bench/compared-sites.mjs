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

const REALM = 'acme-retail';

/** The client whose sessions are opened: it holds 6,000, the most in the demo. */
const CLIENT = 'mobile-app';

/**
 * The dashboard and Keycloak's own console, which shows a client's sessions in a tab of the client's
 * page: its click is the last of the two that it takes from the list.
 *
 * @param {import('./demo-site.mjs').DemoSite} demo
 * @returns {Promise<{ curfew: ComparedSite, console: ComparedSite }>}
 */
export async function comparedSites({ origin, keycloakUrl, rest }) {
  /** @type {Array<{ id: string }>} */
  const found = await rest.get(`/realms/${REALM}/clients?clientId=${CLIENT}`);
  const uuid = found[0]?.id;
  if (uuid === undefined) {
    throw new Error(`The demo has no client ${CLIENT}.`);
  }
  const ours = `${origin}/realms/${REALM}/clients`;
  const theirs = `${keycloakUrl}/admin/master/console/#/${REALM}/clients`;
  return {
    curfew: {
      name: 'Curfew',
      clientsPage: ours,
      clientRows: '[role=grid][aria-label="Clients"] [role=gridcell]',
      clickPage: ours,
      clickOn: (page) => page.getByRole('link', { name: CLIENT, exact: true }),
      sessionsPage: `${ours}/${CLIENT}/sessions`,
      sessionRows: '[role=grid][aria-label^="Offline sessions"] [role=gridcell]',
    },
    console: {
      name: 'Keycloak’s console',
      clientsPage: theirs,
      clientRows: 'table tbody td a',
      clickPage: `${theirs}/${uuid}/settings`,
      clickOn: (page) => page.getByRole('tab', { name: 'Sessions', exact: true }),
      sessionsPage: `${theirs}/${uuid}/sessions`,
      sessionRows: 'table[aria-label="Sessions"] tbody td a',
    },
  };
}
