/** A demo user with real offline tokens, so that revoking something has an effect to see. */
import { codeFlowTokens } from '#scripts/keycloak/code-flow-tokens.mjs';
import { parseAnswer } from '#scripts/keycloak/parse-answer.mjs';

/** @typedef {import('#scripts/keycloak/admin-rest.mjs').AdminRest} AdminRest */

/**
 * @typedef {object} DemoToken
 * @property {string} clientId
 * @property {string} sessionId
 * @property {string} refreshToken Good until the session ends: only for a demo.
 */

const USERNAME = 'demo.device';
const PASSWORD = 'demo.device';
const REDIRECT_URI = 'http://localhost/demo';

/** The clients that get a session of their own each, by the password grant. */
const ALONE = ['mobile-app', 'mobile-app', 'kiosk-display'];

/** The clients that get one session together; the first begins it. */
const TOGETHER = /** @type {const} */ (['mobile-app', 'loyalty-web']);

/**
 * Creates the user `demo.device` and signs it in: three sessions of one client and one of two.
 * @param {{rest: AdminRest, keycloakUrl: string, realm: string}} options
 * @returns {Promise<DemoToken[]>} The two of one session come last.
 */
export async function createDemoTokens({ rest, keycloakUrl, realm }) {
  await rest.post(`/realms/${realm}/users`, {
    username: USERNAME,
    firstName: 'Demo',
    lastName: 'Device',
    email: `${USERNAME}@acme.example`,
    emailVerified: true,
    enabled: true,
    credentials: [{ type: 'password', value: PASSWORD, temporary: false }],
  });
  const realmUrl = `${keycloakUrl.replace(/\/+$/, '')}/realms/${realm}`;
  const alone = await Promise.all(ALONE.map(async (clientId) => grantToken(realmUrl, clientId)));
  /** @type {Map<string, string>} */
  const cookies = new Map();
  const user = { username: USERNAME, password: PASSWORD };
  /**
   * @param {string} clientId
   * @param {string} scope
   */
  const signIn = async (clientId, scope) => {
    const client = { clientId, redirectUri: REDIRECT_URI, scope };
    return demoToken(clientId, await codeFlowTokens({ realmUrl, client, user, cookies }));
  };
  // A first sign-in with offline_access would leave no live session for the second client to join.
  await signIn(TOGETHER[0], 'openid');
  const together = [];
  for (const clientId of TOGETHER) together.push(await signIn(clientId, 'openid offline_access'));
  return [...alone, ...together];
}

/**
 * @param {string} realmUrl
 * @param {string} clientId
 */
async function grantToken(realmUrl, clientId) {
  const response = await fetch(`${realmUrl}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: clientId,
      username: USERNAME,
      password: PASSWORD,
      scope: 'openid offline_access',
    }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`no token of ${clientId} for ${USERNAME}: ${text}`);
  return demoToken(clientId, parseAnswer(text));
}

/**
 * @param {string} clientId
 * @param {import('#scripts/keycloak/code-flow-tokens.mjs').CodeFlowTokens} tokens
 * @returns {DemoToken}
 */
function demoToken(clientId, tokens) {
  return { clientId, sessionId: tokens.session_state, refreshToken: tokens.refresh_token };
}
