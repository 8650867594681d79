import { expectAccessible } from '#e2e/support/accessibility.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import type { SeenRequest } from '#e2e/support/fault-proxy.ts';
import { sessionsPage } from '#e2e/support/sessions-page.ts';
import { offlineToken, refresh, SESSION_GONE } from '#e2e/support/tokens.ts';

const CROWD = Array.from({ length: 9 }, (_, index) => `user-${index}`);

test.use({
  realmSpec: {
    users: ['alice', 'bob', 'carol', ...CROWD],
    clients: [{ clientId: 'crowd' }, { clientId: 'dropped' }],
  },
});

const isDelete = ({ method }: SeenRequest) => method === 'DELETE';

test('what failed is named with its reason, and a second try ends it', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  const tokens = [await offlineToken(realm, 'alice'), await offlineToken(realm, 'bob')];
  await offlineToken(realm, 'carol');
  await open('clients/app-a/sessions');
  const sessions = sessionsPage(page);
  await sessions.select('alice');
  await sessions.select('bob');
  await sessions.openRevocation();
  await sessions.choose('Whole session');
  // It is tried three times before it counts as failed.
  const [, bob] = tokens;
  dashboard.proxy.inject({
    when: (request) => isDelete(request) && request.path.includes(bob?.sessionId ?? ''),
    fault: { kind: 'answer', status: 500, body: '{"error":"unknown_error"}' },
    times: 3,
  });
  await sessions.revoke();
  await expect(sessions.dialog.getByRole('status')).toHaveText('1 session revoked, 1 failed');
  await expect(sessions.results.getByRole('listitem').first()).toContainText('(500)');
  await expectAccessible(page, 'revocation with a failure');
  await sessions.dialog.getByRole('button', { name: 'Retry 1' }).click();
  await expect(sessions.dialog.getByRole('status')).toHaveText('2 sessions revoked');
  await sessions.close();
  await expect(sessions.status).toContainText('1 loaded');
  for (const token of tokens) expect(await refresh(token)).toBe(SESSION_GONE);
});

test('a role taken away on the way stops the rest and is named; given back, it goes on', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  const tokens = [];
  for (const name of CROWD) tokens.push(await offlineToken(realm, name, 'crowd'));
  const spared = await offlineToken(realm, 'carol', 'crowd');
  await open('clients/crowd/sessions', 'revoker');
  const sessions = sessionsPage(page);
  for (const name of CROWD) await sessions.select(name);
  await sessions.openRevocation();
  await sessions.choose('Whole session');
  let sent = 0;
  dashboard.proxy.inject({
    when: (request) => {
      if (isDelete(request)) sent += 1;
      return isDelete(request) && sent > 2;
    },
    fault: { kind: 'delay', millis: 2500 },
  });
  await sessions.dialog.getByRole('button', { name: 'Revoke 9 sessions' }).click();
  await expect(sessions.results.getByText('revoked')).toHaveCount(2);
  await realm.changeRole('DELETE', 'revoker', 'manage-users');
  const alert = sessions.dialog.getByRole('alert');
  await expect(alert).toContainText('What was not sent is untouched');
  await expect(alert).toContainText('manage-users');
  await expect(sessions.results.getByText('revoked')).toHaveCount(2);
  await expectAccessible(page, 'revocation stopped');
  const answers = await Promise.all(tokens.map(refresh));
  expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(7);

  await realm.changeRole('POST', 'revoker', 'manage-users');
  dashboard.proxy.heal();
  await sessions.dialog.getByRole('button', { name: 'Retry 7' }).click();
  await expect(sessions.dialog.getByRole('status')).toHaveText('9 sessions revoked');
  await sessions.close();
  await expect(sessions.status).toContainText('1 loaded');
  expect(new Set(await Promise.all(tokens.map(refresh)))).toEqual(new Set([SESSION_GONE]));
  expect(await refresh(spared)).toBe('accepted');
});

test('a connection lost while revoking stops, and goes on when Keycloak is back', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  const token = await offlineToken(realm, 'alice', 'dropped');
  await offlineToken(realm, 'carol', 'dropped');
  await open('clients/dropped/sessions');
  const sessions = sessionsPage(page);
  await sessions.select('alice');
  await sessions.openRevocation();
  const restore = dashboard.proxy.refuseAll();
  await sessions.dialog.getByRole('button', { name: 'Revoke 1 grant' }).click();
  await expect(page.getByRole('heading', { name: 'Revocation stopped' })).toBeVisible();
  await expect(sessions.dialog.getByRole('alert')).toContainText('Stopped');
  expect(await refresh(token)).toBe('accepted');
  restore();
  // It looks for Keycloak by itself, a second later at first, then ever more seldom.
  await expect(sessions.dialog.getByRole('status')).toHaveText('grants of 1 user revoked');
  expect(await refresh(token)).toMatch(/^400 invalid_grant/);
});
