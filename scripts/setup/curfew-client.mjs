/**
 * What Keycloak has to know about Curfew: the public client it signs in with, the client scopes that
 * put into its token what the dashboard reads, and the admin roles it may use at most.
 */

/** The admin roles in the client's scope: whoever signs in, its tokens can do no more than these. */
export const CURFEW_ROLES = [
  'view-realm',
  'view-clients',
  'view-users',
  'view-events',
  'manage-realm',
  'manage-clients',
  'manage-users',
  'manage-events',
];

/**
 * What each default client scope is there for: `basic` brings `sub` and `auth_time`, `profile` the
 * names shown, `roles` what the person may do, `web-origins` where a browser may call from (without it
 * Keycloak 26.7 looks at the client itself).
 */
export const CURFEW_CLIENT_SCOPES = ['basic', 'profile', 'roles', 'web-origins'];

/**
 * @typedef {object} CurfewClient The part of a ClientRepresentation that Curfew decides.
 * @property {string} clientId
 * @property {string} name
 * @property {string} description
 * @property {string} baseUrl
 * @property {boolean} enabled
 * @property {string} protocol
 * @property {boolean} publicClient
 * @property {boolean} bearerOnly
 * @property {boolean} consentRequired
 * @property {boolean} standardFlowEnabled
 * @property {boolean} implicitFlowEnabled
 * @property {boolean} directAccessGrantsEnabled
 * @property {boolean} serviceAccountsEnabled
 * @property {boolean} fullScopeAllowed
 * @property {string[]} redirectUris
 * @property {string[]} webOrigins
 * @property {Record<string, string>} attributes
 */

/**
 * The client as Keycloak stores it: authorization code with PKCE S256 and nothing else, sent back to
 * exact addresses alone.
 * @param {{clientId: string, origins: string[], redirectPaths?: string[] | undefined}} options
 *   `origins`: the addresses people open Curfew at; one may end in a path. `redirectPaths`: where
 *   below them Keycloak may send people back to, each with a slash at its start.
 * @returns {CurfewClient} Throws an Error for an address that is no http or https URL.
 */
export function curfewClient({ clientId, origins, redirectPaths = ['/'] }) {
  const addresses = origins.map((origin) => dashboardAddress(origin));
  const redirectUris = addresses.flatMap((address) => redirectPaths.map((path) => address + path));
  return {
    clientId,
    name: 'Curfew',
    description: 'Offline session policy dashboard',
    baseUrl: `${addresses[0] ?? ''}/`,
    enabled: true,
    protocol: 'openid-connect',
    publicClient: true,
    bearerOnly: false,
    consentRequired: false,
    standardFlowEnabled: true,
    implicitFlowEnabled: false,
    directAccessGrantsEnabled: false,
    serviceAccountsEnabled: false,
    fullScopeAllowed: false,
    redirectUris,
    webOrigins: [...new Set(addresses.map((address) => new URL(address).origin))],
    attributes: {
      'pkce.code.challenge.method': 'S256',
      'oauth2.device.authorization.grant.enabled': 'false',
      // '+' stands for the redirect URIs.
      'post.logout.redirect.uris': '+',
    },
  };
}

/**
 * The client whose roles rule over a realm, for an admin who signs in to `signInRealm`.
 * @param {string} signInRealm
 * @param {string} realm
 */
export function roleHolderOf(signInRealm, realm) {
  return signInRealm === 'master' ? `${realm}-realm` : 'realm-management';
}

/**
 * Whether a text is an http or https URL, with the scheme written out.
 * @param {string} text
 */
export function isWebAddress(text) {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** @param {string} origin */
function dashboardAddress(origin) {
  if (!isWebAddress(origin)) throw new Error(`not an http or https address: ${origin}`);
  const { origin: host, pathname } = new URL(origin);
  return host + pathname.replace(/\/+$/, '');
}
