import { EventEmitter, once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { textAt, valueAt } from '#scripts/process/json-text.mjs';

import { createKeycloakProxy } from './keycloak-proxy.mjs';

/**
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {import('node:http').ServerResponse} ServerResponse
 * @typedef {(request: IncomingMessage, response: ServerResponse) => void} Handler
 */

/** @type {Handler} */
let answer;
const upstream = createServer((request, response) => answer(request, response));
/** @type {ReturnType<typeof createKeycloakProxy>} */
let proxy;
const front = createServer((request, response) => proxy.handle(request, response));
let upstreamHost = '';
let origin = '';

beforeAll(async () => {
  upstreamHost = `127.0.0.1:${await listen(upstream)}`;
  proxy = createKeycloakProxy(`http://${upstreamHost}/auth/`);
  origin = `http://127.0.0.1:${await listen(front)}`;
});

beforeEach(() => {
  answer = (request, response) =>
    sendJson(response, { url: request.url, headers: request.headers });
});

afterAll(() => {
  proxy.close();
  for (const server of [front, upstream]) {
    server.closeAllConnections();
    server.close();
  }
});

/** @param {import('node:http').Server} server */
async function listen(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' ? address?.port : undefined;
}

/**
 * @param {ServerResponse} response
 * @param {unknown} body
 */
function sendJson(response, body) {
  response.writeHead(200, { 'content-type': 'application/json;charset=UTF-8' });
  response.end(JSON.stringify(body));
}

test('Keycloak is asked as if directly: its own host, no origin, no cookie, the rest untouched', async () => {
  const response = await fetch(`${origin}/kc/admin/realms/a%2Fb?max=5`, {
    headers: {
      origin,
      authorization: 'Bearer t',
      cookie: 'KEYCLOAK_IDENTITY=x',
      'x-forwarded-host': 'evil.example',
    },
  });
  /** @type {unknown} */
  const seen = await response.json();
  expect(textAt(seen, 'url')).toBe('/auth/admin/realms/a%2Fb?max=5');
  const headers = valueAt(seen, 'headers');
  expect(headers).toMatchObject({ host: upstreamHost, authorization: 'Bearer t' });
  for (const name of ['origin', 'cookie', 'x-forwarded-host']) {
    expect(headers, name).not.toHaveProperty(name);
  }
});

test('a page of another origin is refused', async () => {
  for (const foreign of ['https://evil.example', 'null']) {
    const response = await fetch(`${origin}/kc/realms/a`, { headers: { origin: foreign } });
    expect(response.status).toBe(403);
  }
});

test('status, body and error text come through, cookies and HSTS do not', async () => {
  answer = (_request, response) => {
    response.writeHead(404, {
      'content-type': 'application/json',
      'set-cookie': 'a=b',
      'strict-transport-security': 'max-age=1',
      connection: 'x-hop',
      'x-hop': '1',
      'x-kept': '2',
    });
    response.end('{"error":"Realm not found."}');
  };
  const response = await fetch(`${origin}/kc/admin/realms/x`);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('{"error":"Realm not found."}');
  expect(response.headers.get('x-kept')).toBe('2');
  for (const name of ['set-cookie', 'strict-transport-security', 'x-hop']) {
    expect(response.headers.get(name), name).toBeNull();
  }
});

test('a body is passed on in both directions', async () => {
  answer = (request, response) => {
    response.writeHead(201, { 'content-type': 'text/plain' });
    request.pipe(response);
  };
  const body = 'ä'.repeat(200_000);
  const response = await fetch(`${origin}/kc/admin/realms`, { method: 'PUT', body });
  expect(response.status).toBe(201);
  expect(await response.text()).toBe(body);
});

test('large JSON is compressed for those who take it, small JSON and other content is not', async () => {
  const large = { text: 'x'.repeat(5000) };
  answer = (_request, response) => sendJson(response, large);
  const zipped = await fetch(`${origin}/kc/realms/a`, { headers: { 'accept-encoding': 'gzip' } });
  expect(zipped.headers.get('content-encoding')).toBe('gzip');
  expect(zipped.headers.get('vary')).toBe('Accept-Encoding');
  expect(await zipped.json()).toEqual(large);
  const plain = await fetch(`${origin}/kc/realms/a`, { headers: { 'accept-encoding': 'br' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(await plain.json()).toEqual(large);

  answer = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 2 });
    response.end('{}');
  };
  const small = await fetch(`${origin}/kc/realms/a`);
  expect(small.headers.get('content-encoding')).toBeNull();
  expect(small.headers.get('content-length')).toBe('2');
});

test('what Keycloak has sent is not held back until the rest is there', async () => {
  const rest = new EventEmitter();
  answer = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('[1,');
    rest.once('sent', () => response.end('2]'));
  };
  const response = await fetch(`${origin}/kc/realms/a`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe('[1,');
  rest.emit('sent');
  expect((await reader?.read())?.value).toBe('2]');
});

test('a browser that leaves ends the call to Keycloak, before and within the answer', async () => {
  for (const hasBegun of [false, true]) {
    const call = new EventEmitter();
    answer = (_request, response) => {
      response.once('close', () => call.emit('left', response.writableFinished));
      if (hasBegun) {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('[1,');
      }
      call.emit('asked');
    };
    const asked = once(call, 'asked');
    const left = once(call, 'left');
    const request = httpRequest(`${origin}/kc/realms/a`).end();
    request.on('error', () => undefined);
    await asked;
    request.destroy();
    expect(await left).toEqual([false]);
  }
});

test('an answer that breaks off breaks off for the browser too', async () => {
  answer = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
    response.write('[1,');
    setTimeout(() => response.destroy(), 20);
  };
  const response = await fetch(`${origin}/kc/realms/a`);
  await expect(response.text()).rejects.toThrow('terminated');
});

test('an idle connection that Keycloak has closed is no error', async () => {
  await (await fetch(`${origin}/kc/realms/a`)).text();
  upstream.closeIdleConnections();
  expect((await fetch(`${origin}/kc/realms/a`)).status).toBe(200);
});

test('compression can be switched off', async () => {
  answer = (_request, response) => sendJson(response, { text: 'x'.repeat(5000) });
  const uncompressed = createKeycloakProxy(`http://${upstreamHost}`, { gzip: false });
  const server = createServer((request, response) => uncompressed.handle(request, response));
  const port = await listen(server);
  const response = await fetch(`http://127.0.0.1:${port}/kc/realms/a`, {
    headers: { 'accept-encoding': 'gzip' },
  });
  expect(response.headers.get('content-encoding')).toBeNull();
  await response.text();
  uncompressed.close();
  server.closeAllConnections();
  server.close();
});

test('no Keycloak is a 502 that says so', async () => {
  const nowhere = createKeycloakProxy('http://127.0.0.1:9');
  const server = createServer((request, response) => nowhere.handle(request, response));
  const port = await listen(server);
  const response = await fetch(`http://127.0.0.1:${port}/kc/realms/a`);
  expect(response.status).toBe(502);
  expect(await response.json()).toEqual({ error: 'Keycloak does not answer' });
  nowhere.close();
  server.closeAllConnections();
  server.close();
});
