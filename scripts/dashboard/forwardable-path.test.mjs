import { expect, test } from 'vitest';

import { forwardablePath } from './forwardable-path.mjs';

test.each([
  '/realms/master',
  '/admin/realms?briefRepresentation=true&x=../y',
  '/admin/realms/a/users/u/consents/https:%2F%2Fapp.example%2F',
  '/admin/realms/..%2Fx',
  '/admin/realms/%3Cimg%20src=x%3E',
  '/admin/realms/a.b/',
  '/realms/%E2%80%AEabc',
])('%s is passed on byte for byte', (path) => {
  expect(forwardablePath(`/kc${path}`)).toEqual({ forwarded: path });
});

test.each([
  ['/', 404],
  ['/metrics', 404],
  ['/resources/x.js', 404],
  ['/adminx/realms', 404],
  ['/admin', 404],
  ['/admin/../metrics', 400],
  ['/admin/%2e%2e/metrics', 400],
  ['/admin/.%2E/metrics', 400],
  ['/admin/./realms', 400],
  ['/admin/realms/..', 400],
  ['//evil.example/realms/x', 400],
  ['/admin//realms', 400],
  ['/admin\\..\\metrics', 400],
  ['/realms/%zz', 400],
  ['/realms/%00', 400],
])('%s is refused with %i', (path, status) => {
  expect(forwardablePath(`/kc${path}`).refusal?.status).toBe(status);
});

test('a whole URL or another path is refused', () => {
  expect(forwardablePath('http://evil.example/kc/realms/x').refusal?.status).toBe(400);
  expect(forwardablePath('/kcx/realms/x').refusal?.status).toBe(400);
});
