import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from '#e2e/support/curfew-test.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types curfew-worker',
].join('; ');

const SECURE = {
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

for (const path of ['/', '/realms/some/clients', '/config.json', '/theme.js']) {
  test(`${path} comes with the strict headers and is not kept where it may change`, async ({
    request,
    dashboard,
  }) => {
    const answer = await request.get(dashboard.origin + path, {
      headers: { accept: 'text/html,*/*' },
    });
    expect(answer.status()).toBe(200);
    expect(answer.headers()).toMatchObject(SECURE);
    expect(answer.headers()['permissions-policy']).toMatch(/camera=\(\).*geolocation=\(\)/);
    if (path !== '/theme.js') expect(answer.headers()['cache-control']).toBe('no-store');
  });
}

test('hashed assets are kept for ever but the worker, and come with the strict headers too', async ({
  request,
  dashboard,
}) => {
  const files = await readdir(join(process.env['CURFEW_DIST'] ?? 'dist', 'assets'));
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const answer = await request.get(`${dashboard.origin}/assets/${file}`);
    expect(answer.headers(), file).toMatchObject({
      ...SECURE,
      // It lives by the policy that its own file came with.
      'cache-control': file.startsWith('session-page-worker-')
        ? 'no-cache'
        : 'public, max-age=31536000, immutable',
    });
  }
});

test('an asset that is not there is 404, not the start page', async ({ request, dashboard }) => {
  for (const path of ['/assets/gone-1a2b3c.js', '/kc/resources/x', '/kc/metrics', '/kc/']) {
    const answer = await request.get(dashboard.origin + path, { headers: { accept: 'text/html' } });
    expect(answer.status(), path).toBe(404);
  }
});

test('the page itself has no inline script or style', async ({ request, dashboard }) => {
  const answer = await (await request.get(dashboard.origin)).text();
  const html = answer.replaceAll(/<!--.*?-->/gs, '');
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/i);
});
