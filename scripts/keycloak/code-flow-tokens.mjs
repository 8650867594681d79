/** Signs a user in as a browser does, without one: the login form is filled and sent by fetch. */
import { createHash, randomBytes } from 'node:crypto';

import { parseAnswer } from './parse-answer.mjs';

/**
 * @typedef {object} CodeFlowTokens
 * @property {string} access_token
 * @property {string} refresh_token
 * @property {string} session_state The session's id.
 */

/**
 * Gets tokens by the authorization code flow with PKCE. Where `cookies` hold a live session, nobody
 * is asked for a password and the client joins that session.
 * @param {object} options
 * @param {string} options.realmUrl e.g. `http://localhost:8080/realms/acme`.
 * @param {{clientId: string, redirectUri: string, scope: string}} options.client A public one.
 * @param {{username: string, password: string}} options.user
 * @param {Map<string, string>} options.cookies The browser's cookies; changed by the call.
 * @returns {Promise<CodeFlowTokens>} Throws an Error with Keycloak's words where it refuses.
 */
export async function codeFlowTokens({ realmUrl, client, user, cookies }) {
  const protocolUrl = `${realmUrl}/protocol/openid-connect`;
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: client.clientId,
    redirect_uri: client.redirectUri,
    scope: client.scope,
    response_type: 'code',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  let answer = await browse(`${protocolUrl}/auth?${query.toString()}`, { cookies });
  if (answer.status === 200) {
    const action = /<form[^>]+action="([^"]+)"/.exec(await answer.text())?.[1];
    if (action === undefined) throw new Error(`no login form for client ${client.clientId}`);
    answer = await browse(action.replaceAll('&amp;', '&'), {
      cookies,
      form: { username: user.username, password: user.password },
    });
  }
  const target = answer.headers.get('location') ?? '';
  const code = URL.canParse(target) ? new URL(target).searchParams.get('code') : null;
  if (code === null) {
    throw new Error(`sign-in of ${user.username} refused: ${answer.status} ${target}`);
  }
  const response = await fetch(`${protocolUrl}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: client.clientId,
      redirect_uri: client.redirectUri,
      code,
      code_verifier: verifier,
    }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`no token of ${client.clientId}: ${response.status} ${text}`);
  return parseAnswer(text);
}

/**
 * @param {string} address
 * @param {{cookies: Map<string, string>, form?: Record<string, string>}} options
 */
async function browse(address, { cookies, form }) {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(address, {
    method: form === undefined ? 'GET' : 'POST',
    redirect: 'manual',
    headers: { cookie },
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    const equals = pair.indexOf('=');
    cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
  return response;
}
