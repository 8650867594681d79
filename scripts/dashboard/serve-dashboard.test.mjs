import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { serveDashboard } from './serve-dashboard.mjs';

const script = `console.log(${'1 + '.repeat(500)}1)`;
/** @type {string} */
let distDir;
/** @type {import('./serve-dashboard.mjs').Dashboard} */
let dashboard;

beforeAll(async () => {
  distDir = await mkdtemp(join(tmpdir(), 'curfew-dist-'));
  await mkdir(join(distDir, 'assets'));
  await writeFile(join(distDir, 'index.html'), '<!doctype html><title>Curfew</title>');
  await writeFile(join(distDir, 'config.json'), '{"from":"the build"}');
  await writeFile(join(distDir, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(distDir, 'assets', 'main-abc123.js'), script);
  const config = { keycloakUrl: 'https://id.example/auth', realm: 'master' };
  dashboard = await serveDashboard({ distDir, config });
});

afterAll(async () => {
  await dashboard.close();
  await rm(distDir, { recursive: true });
});

/**
 * @param {string} path
 * @param {RequestInit} [init]
 */
const get = (path, init) => fetch(dashboard.origin + path, init);
const asPage = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

test.each(['/', '/realms/shop.example/policy', '/realms/..%2Fx', '/realms/%zz', '/x.js?y=1'])(
  'the page address %s gets index.html, never kept',
  async (path) => {
    const response = await get(path, asPage);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('<title>Curfew');
  },
);

test('what a page asks for and is not there is no page', async () => {
  for (const [path, init] of /** @type {const} */ ([
    ['/realms/x', {}],
    ['/nothing.js', { headers: { accept: '*/*' } }],
    ['/assets/gone-123.js', asPage],
    ['/kc/realms/master', asPage],
  ])) {
    expect((await get(path, init)).status, path).toBe(404);
  }
});

test('hashed files are kept for good, others are asked for again', async () => {
  const hashed = await get('/assets/main-abc123.js');
  expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(hashed.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(hashed.headers.get('content-encoding')).toBe('gzip');
  expect(await hashed.text()).toBe(script);

  const icon = await get('/icon.svg');
  expect(icon.headers.get('cache-control')).toBe('no-cache');
  const again = await get('/icon.svg', {
    headers: { 'if-none-match': icon.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

test('a browser that takes no gzip gets none', async () => {
  for (const coding of ['identity', 'br', 'gzip;q=0']) {
    const response = await get('/assets/main-abc123.js', {
      headers: { 'accept-encoding': coding },
    });
    expect(response.headers.get('content-encoding'), coding).toBeNull();
    expect(await response.text()).toBe(script);
  }
});

test('every answer has the security headers, with the origin that config.json needs', async () => {
  for (const path of ['/', '/config.json', '/assets/main-abc123.js', '/nothing']) {
    const { headers } = await get(path, { method: 'HEAD' });
    expect(headers.get('content-security-policy'), path).toContain(
      "connect-src 'self' https://id.example;",
    );
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
  }
});

test('config.json is the deployment, a text as it is, or missing', async () => {
  const config = await get('/config.json');
  expect(await config.json()).toEqual({ keycloakUrl: 'https://id.example/auth', realm: 'master' });
  expect(config.headers.get('cache-control')).toBe('no-store');

  dashboard.setConfig('<!doctype html>');
  expect(await (await get('/config.json')).text()).toBe('<!doctype html>');
  dashboard.setConfig(null);
  expect((await get('/config.json', asPage)).status).toBe(404);
  dashboard.setConfig({ keycloakUrl: 'https://other.example', adminUrl: '/kc' });
  expect((await get('/')).headers.get('content-security-policy')).toContain("connect-src 'self';");
});

test('nothing is written here', async () => {
  const response = await get('/', { method: 'POST', body: 'x' });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, HEAD');
});

test('a folder without a build, or a port that is taken, is an error', async () => {
  await expect(serveDashboard({ distDir: join(distDir, 'assets'), config: null })).rejects.toThrow(
    'no built dashboard',
  );
  const port = Number(new URL(dashboard.origin).port);
  await expect(serveDashboard({ distDir, config: null, port })).rejects.toThrow('EADDRINUSE');
});
