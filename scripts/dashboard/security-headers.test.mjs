import { expect, test } from 'vitest';

import { connectOriginsOf, contentSecurityPolicy, securityHeaders } from './security-headers.mjs';

test('the policy allows nothing inline, nothing foreign and no script out of a string', () => {
  expect(contentSecurityPolicy()).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
      "connect-src 'self'; worker-src 'self'; manifest-src 'self'; frame-src 'none'; " +
      "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
      "require-trusted-types-for 'script'; trusted-types curfew-worker",
  );
});

test('the origin of Keycloak is added to the calls alone', () => {
  const policy = contentSecurityPolicy(['https://id.example']);
  expect(policy).toContain("connect-src 'self' https://id.example;");
  expect(policy.split('https://id.example')).toHaveLength(2);
});

test('the other headers are there', () => {
  expect(securityHeaders()).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(securityHeaders()['permissions-policy']).toContain('camera=()');
});

test.each([
  [{ keycloakUrl: 'https://id.example/auth', adminUrl: '/kc' }, []],
  [{ keycloakUrl: 'https://id.example:8443/auth' }, ['https://id.example:8443']],
  [{ keycloakUrl: 'https://id.example', adminUrl: 'https://api.example' }, ['https://api.example']],
  [{ keycloakUrl: "https://x; script-src 'unsafe-inline'" }, []],
  [{ keycloakUrl: 'javascript:alert(1)' }, []],
  [{ keycloakUrl: 5 }, []],
  ['text', []],
  [null, []],
])('the origins called with %j', (config, origins) => {
  expect(connectOriginsOf(config)).toEqual(origins);
});
