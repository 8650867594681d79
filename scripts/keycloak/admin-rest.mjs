/**
 * A tiny client of Keycloak's admin REST API for the scripts: it signs in as an admin of the master
 * realm through `admin-cli` and renews its token ahead of its end.
 */
import { parseAnswer } from './parse-answer.mjs';

/** How long before its end a token is replaced: longer than any single call of the scripts waits. */
const RENEW_AHEAD_MILLIS = 20_000;

/**
 * What a call answers: the parsed JSON, `{id}` of a thing just created, or undefined. The scripts
 * know the shapes they ask for, so a caller names the type it reads.
 * @typedef {object} AdminRest
 * @property {string} url Keycloak's own address, without a slash at its end.
 * @property {<T = unknown>(method: string, path: string, body?: unknown) => Promise<T>} request
 *   `path` stands below `/admin`, e.g. `/realms/x`.
 * @property {<T = unknown>(path: string) => Promise<T>} get
 * @property {<T = unknown>(path: string, body?: unknown) => Promise<T>} post
 * @property {<T = unknown>(path: string, body?: unknown) => Promise<T>} put
 * @property {<T = unknown>(path: string, body?: unknown) => Promise<T>} delete
 */

/** A call that Keycloak refused, with what it said. `status` is the HTTP status. */
export class AdminRestError extends Error {
  /**
   * @param {string} call Method and path.
   * @param {number} status
   * @param {string} serverText
   */
  constructor(call, status, serverText) {
    super(`${call}: ${status} ${serverText.slice(0, 300)}`.trimEnd());
    this.name = 'AdminRestError';
    this.status = status;
  }
}

/**
 * Makes a client of the admin REST API. It asks for its first token with the first call.
 * @param {{url: string, user: string, password: string}} options `url` may hold a path prefix.
 * @returns {AdminRest} Every call throws an {@link AdminRestError} for any answer but 2xx, and an
 *   Error that names the address where nothing answers.
 */
export function adminRest({ url, user, password }) {
  const baseUrl = url.replace(/\/+$/, '');
  let token = '';
  let renewAtMillis = 0;
  /** @type {Promise<string> | undefined} */
  let pendingToken;

  /** @returns {Promise<string>} */
  async function requestToken() {
    const path = '/realms/master/protocol/openid-connect/token';
    const response = await send(baseUrl + path, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'password',
        client_id: 'admin-cli',
        username: user,
        password,
      }),
    });
    const text = await response.text();
    if (!response.ok) throw new AdminRestError(`POST ${path}`, response.status, text);
    /** @type {{access_token: string, expires_in: number}} */
    const answer = parseAnswer(text);
    token = answer.access_token;
    // A very short-lived token is used for half its life rather than asked for anew by each call.
    const lifeMillis = answer.expires_in * 1000;
    renewAtMillis = Date.now() + Math.max(lifeMillis - RENEW_AHEAD_MILLIS, lifeMillis / 2);
    return token;
  }

  /** @returns {Promise<string>} */
  async function currentToken() {
    if (Date.now() < renewAtMillis) return token;
    pendingToken ??= requestToken().finally(() => {
      pendingToken = undefined;
    });
    return pendingToken;
  }

  /** @type {AdminRest['request']} */
  async function request(method, path, body) {
    const headers = new Headers({ authorization: `Bearer ${await currentToken()}` });
    /** @type {RequestInit} */
    const init = { method, headers };
    if (body !== undefined) {
      headers.set('content-type', 'application/json');
      init.body = JSON.stringify(body);
    }
    const response = await send(`${baseUrl}/admin${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new AdminRestError(`${method} ${path}`, response.status, text);
    const location = response.headers.get('location');
    if (text !== '' || location === null) return parseAnswer(text);
    return parseAnswer(JSON.stringify({ id: location.slice(location.lastIndexOf('/') + 1) }));
  }

  return {
    url: baseUrl,
    request,
    get: async (path) => request('GET', path),
    post: async (path, body) => request('POST', path, body),
    put: async (path, body) => request('PUT', path, body),
    delete: async (path, body) => request('DELETE', path, body),
  };
}

/**
 * @param {string} address
 * @param {RequestInit} init
 */
async function send(address, init) {
  try {
    return await fetch(address, init);
  } catch (error) {
    throw new Error(`Keycloak does not answer at ${new URL(address).origin}`, { cause: error });
  }
}
