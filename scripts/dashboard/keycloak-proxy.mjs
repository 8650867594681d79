import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream';
import { constants, createGzip } from 'node:zlib';

import { forwardablePath } from './forwardable-path.mjs';

/**
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {import('node:http').ServerResponse} ServerResponse
 * @typedef {import('node:http').IncomingHttpHeaders} IncomingHttpHeaders
 * @typedef {import('node:http').RequestOptions} RequestOptions
 */

const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
// Keycloak must be called as if directly: by its own Host, or it refuses the tokens it issued, and
// without an Origin, which it would compare with the client's web origins. Its sign-in cookies have
// no business here.
const keptFromKeycloak = new Set(['host', 'origin', 'referer', 'cookie', 'expect', 'forwarded']);
// Whether the dashboard's host is for TLS only is not Keycloak's to say.
const keptFromBrowser = new Set(['set-cookie', 'strict-transport-security']);
const smallestGzippedBytes = 1024;

/**
 * Makes the same-origin way to Keycloak: `/kc/realms/...` and `/kc/admin/...` are passed on, both
 * bodies as streams, status and content untouched; JSON is compressed for browsers that take it.
 * Answers 400 to a path that tries to leave those two, 403 to a page of another origin, 404 to any
 * other path, 502 when Keycloak does not answer.
 *
 * @param {string} keycloakUrl may have a path prefix
 * @param {{ gzip?: boolean }} [options] `gzip`: false where compressing costs more than it saves
 * @returns {{ handle(request: IncomingMessage, response: ServerResponse): void, close(): void }}
 */
export function createKeycloakProxy(keycloakUrl, { gzip = true } = {}) {
  const target = new URL(keycloakUrl);
  const isSecure = target.protocol === 'https:';
  const agent = isSecure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const send = isSecure ? httpsRequest : httpRequest;
  const prefix = target.pathname.replace(/\/+$/, '');

  /** @type {(request: IncomingMessage, response: ServerResponse, isRetry?: boolean) => void} */
  function pass(request, response, isRetry = false) {
    const path = forwardablePath(request.url ?? '');
    if (path.refusal !== undefined) {
      answerJson(response, path.refusal.status, path.refusal.error);
      return;
    }
    if (!isOwnOrigin(request)) {
      answerJson(response, 403, 'This address serves the dashboard of the same origin only');
      return;
    }
    const upstream = send({
      agent,
      hostname: target.hostname.replace(/^\[|\]$/g, ''),
      port: target.port,
      method: request.method,
      path: prefix + path.forwarded,
      headers: requestHeaders(request.headers, target.host),
    });
    const leave = () => upstream.destroy();
    response.once('close', leave);
    upstream.once('response', (answer) =>
      relay(answer, response, gzip && isWorthGzip(request, answer)),
    );
    upstream.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      response.off('close', leave);
      const hasNoBody = request.method === 'GET' || request.method === 'HEAD';
      if (response.headersSent || response.destroyed) {
        response.destroy();
      } else if (upstream.reusedSocket && error.code === 'ECONNRESET' && hasNoBody && !isRetry) {
        // Keycloak closed the idle connection just as it was used again: no failure of Keycloak.
        pass(request, response, true);
      } else {
        answerJson(response, 502, 'Keycloak does not answer');
      }
    });
    request.pipe(upstream);
  }

  return { handle: (request, response) => pass(request, response), close: () => agent.destroy() };
}

/**
 * @param {IncomingMessage} answer
 * @param {ServerResponse} response
 * @param {boolean} gzips
 */
function relay(answer, response, gzips) {
  const headers = answerHeaders(answer.headers);
  if (gzips) {
    delete headers['content-length'];
    headers['content-encoding'] = 'gzip';
    headers['vary'] = [answer.headers.vary, 'Accept-Encoding'].filter(Boolean).join(', ');
  }
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage, headers);
  // A list of sessions comes in pieces as Keycloak reads them: what came must not wait for more.
  const steps = gzips ? [createGzip({ level: 1, flush: constants.Z_SYNC_FLUSH })] : [];
  pipeline([answer, ...steps, response], () => undefined);
}

/**
 * @param {IncomingMessage} request
 * @param {IncomingMessage} answer
 * @returns {boolean}
 */
function isWorthGzip(request, answer) {
  const { headers, statusCode } = answer;
  const length = headers['content-length'];
  return (
    request.method !== 'HEAD' &&
    statusCode !== 204 &&
    statusCode !== 304 &&
    headers['content-encoding'] === undefined &&
    /^application\/([\w.-]+\+)?json\b/i.test(headers['content-type'] ?? '') &&
    (length === undefined || Number(length) >= smallestGzippedBytes) &&
    acceptsGzip(request.headers['accept-encoding'])
  );
}

/**
 * @param {string | string[] | undefined} acceptEncoding the request's header
 * @returns {boolean}
 */
export function acceptsGzip(acceptEncoding) {
  return String(acceptEncoding ?? '')
    .split(',')
    .some((coding) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(coding));
}

/**
 * A page elsewhere could send forms and scripts here, and Keycloak can no longer tell, as it gets
 * no Origin: so it is looked at here.
 *
 * @param {IncomingMessage} request
 * @returns {boolean}
 */
function isOwnOrigin(request) {
  const { origin, host } = request.headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}

/**
 * @param {IncomingHttpHeaders} headers
 * @param {string} host Keycloak's own
 * @returns {IncomingHttpHeaders}
 */
function requestHeaders(headers, host) {
  const passed = Object.entries(withoutHopByHop(headers)).filter(
    ([name]) => !keptFromKeycloak.has(name) && !name.startsWith('x-forwarded-'),
  );
  return { ...Object.fromEntries(passed), host };
}

/**
 * @param {IncomingHttpHeaders} headers
 * @returns {IncomingHttpHeaders}
 */
function answerHeaders(headers) {
  const passed = Object.entries(withoutHopByHop(headers)).filter(
    ([name]) => !keptFromBrowser.has(name),
  );
  return {
    ...Object.fromEntries(passed),
    // A page of Keycloak's that is opened here by its address must not run as the dashboard.
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  };
}

/**
 * @param {IncomingHttpHeaders} headers
 * @returns {IncomingHttpHeaders}
 */
function withoutHopByHop(headers) {
  const named = new Set(
    (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase()),
  );
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !hopByHop.has(name) && !named.has(name)),
  );
}

/**
 * @param {ServerResponse} response
 * @param {number} status
 * @param {string} error
 */
function answerJson(response, status, error) {
  const body = JSON.stringify({ error });
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
