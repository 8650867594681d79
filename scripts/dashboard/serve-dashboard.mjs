import { createServer } from 'node:http';

import { acceptsGzip, createKeycloakProxy } from './keycloak-proxy.mjs';
import { connectOriginsOf, securityHeaders } from './security-headers.mjs';
import { readStaticFiles } from './static-files.mjs';

/**
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {import('node:http').ServerResponse} ServerResponse
 * @typedef {import('./static-files.mjs').StaticFile} StaticFile
 *
 * @typedef {object} DashboardOptions
 * @property {string} distDir the built dashboard; read once, at the start
 * @property {object | string | null} config what /config.json answers; a string is sent as it is,
 *   null is 404
 * @property {string} [proxyTo] Keycloak's address: `/kc/...` is passed on to it
 * @property {boolean} [gzip] whether Keycloak's answers are compressed for the browser; true when not
 *   given
 * @property {number} [port] a free one when not given
 * @property {string} [host] the address to listen on; this machine's own when not given
 *
 * @typedef {object} Dashboard
 * @property {string} origin what to open in a browser
 * @property {(config: object | string | null) => void} setConfig
 * @property {() => Promise<void>} close
 */

// Longer than a person looks at a page before the next click.
const keepAliveMillis = 75_000;

/**
 * Serves a built dashboard: its files with the security headers, index.html for every page address,
 * /config.json, and the way to Keycloak.
 *
 * @param {DashboardOptions} options
 * @returns {Promise<Dashboard>}
 * @throws {Error} when there is no built dashboard, or the port is taken
 */
export async function serveDashboard(options) {
  const { distDir, config, proxyTo, gzip = true, port = 0, host = '127.0.0.1' } = options;
  const files = await readStaticFiles(distDir);
  const proxy = proxyTo === undefined ? undefined : createKeycloakProxy(proxyTo, { gzip });
  let deployment = deploymentOf(config);

  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (proxy !== undefined && path.startsWith('/kc/')) {
      proxy.handle(request, response);
      return;
    }
    answer(request, response, { path, files, ...deployment });
  });
  server.keepAliveTimeout = keepAliveMillis;
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(undefined));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The dashboard has no port.');
  }

  return {
    // A page that is not served over TLS may use the browser's cryptography only by this name.
    origin: `http://${host === '127.0.0.1' ? 'localhost' : host}:${address.port}`,
    setConfig(next) {
      deployment = deploymentOf(next);
    },
    async close() {
      proxy?.close();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/**
 * @param {object | string | null} config
 * @returns {{ configBody: string | undefined, headers: Record<string, string> }}
 */
function deploymentOf(config) {
  if (config === null) {
    return { configBody: undefined, headers: securityHeaders() };
  }
  const configBody = typeof config === 'string' ? config : JSON.stringify(config, null, 2);
  return { configBody, headers: securityHeaders(connectOriginsOf(parsedOrNothing(configBody))) };
}

/**
 * @param {string} text
 * @returns {unknown}
 */
function parsedOrNothing(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {{ path: string, files: Map<string, StaticFile>, configBody: string | undefined,
 *   headers: Record<string, string> }} site
 */
function answer(request, response, { path, files, configBody, headers }) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    sendText(response, 405, 'Only GET and HEAD', { ...headers, allow: 'GET, HEAD' });
    return;
  }
  if (path === '/config.json') {
    sendConfig(response, configBody, headers);
    return;
  }
  const file =
    files.get(path) ?? (isPageAddress(request, path) ? files.get('/index.html') : undefined);
  if (file === undefined) {
    sendText(response, 404, 'Not found', headers);
    return;
  }
  sendFile(request, response, { file, headers });
}

/**
 * A page of the dashboard that is opened by its address. File-like names are not told apart by a
 * dot: a realm may be called `shop.example`.
 *
 * @param {IncomingMessage} request
 * @param {string} path
 * @returns {boolean}
 */
function isPageAddress(request, path) {
  if (path === '/') {
    return true;
  }
  const isReserved = path.startsWith('/assets/') || path === '/kc' || path.startsWith('/kc/');
  return path.startsWith('/') && !isReserved && /\btext\/html\b/.test(request.headers.accept ?? '');
}

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {{ file: StaticFile, headers: Record<string, string> }} found
 */
function sendFile(request, response, { file, headers }) {
  const caching = { 'cache-control': file.cacheControl, etag: file.etag, vary: 'Accept-Encoding' };
  if (file.cacheControl !== 'no-store' && request.headers['if-none-match'] === file.etag) {
    response.writeHead(304, { ...headers, ...caching });
    response.end();
    return;
  }
  const gzipBody = acceptsGzip(request.headers['accept-encoding']) ? file.gzipBody : undefined;
  const body = gzipBody ?? file.body;
  response.writeHead(200, {
    ...headers,
    ...caching,
    ...(gzipBody === undefined ? {} : { 'content-encoding': 'gzip' }),
    'content-type': file.contentType,
    'content-length': body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/**
 * @param {ServerResponse} response
 * @param {string | undefined} configBody
 * @param {Record<string, string>} headers
 */
function sendConfig(response, configBody, headers) {
  if (configBody === undefined) {
    sendText(response, 404, 'Not found', headers);
    return;
  }
  response.writeHead(200, {
    ...headers,
    'cache-control': 'no-store',
    'content-type': 'application/json',
  });
  response.end(configBody);
}

/**
 * @param {ServerResponse} response
 * @param {number} status
 * @param {string} text
 * @param {Record<string, string>} headers
 */
function sendText(response, status, text, headers) {
  response.writeHead(status, {
    ...headers,
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
  });
  response.end(`${text}\n`);
}
