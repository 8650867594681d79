import { expectAccessible } from '#e2e/support/accessibility.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { needsDatabase } from '#e2e/support/database.ts';
import type { SeenRequest } from '#e2e/support/fault-proxy.ts';
import { uniqueSuffix } from '#e2e/support/keycloak.ts';
import { PASSWORD } from '#e2e/support/realm-spec.ts';
import { revocationPage } from '#e2e/support/revocation-page.ts';
import { seedSessionRows, sessionIdsInDatabase } from '#e2e/support/session-rows.ts';
import { sessionsPage } from '#e2e/support/sessions-page.ts';
import {
  CLIENT_GONE,
  offlineToken,
  refresh,
  SESSION_GONE,
  tokensOfOneSession,
} from '#e2e/support/tokens.ts';

const PEOPLE = ['alice', 'bob', 'carol', 'dave'];

test.use({
  realmSpec: {
    users: PEOPLE,
    clients: [
      { clientId: 'app-c' },
      { clientId: 'fleet' },
      { clientId: 'listed' },
      { clientId: 'stopped' },
    ],
  },
});

const isDelete = ({ method }: SeenRequest) => method === 'DELETE';

test('a filter becomes a plan, a typed number starts it, and the job survives a pause and a reload', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  needsDatabase();
  // The n-th was refreshed 2n hours ago: 120 of them less than ten days ago.
  const ids = await seedSessionRows(realm, {
    clientId: 'fleet',
    usernames: PEOPLE,
    count: 300,
    apartSeconds: 4 * 3600,
  });
  const kept = ids.slice(0, 120).toSorted();
  await open('clients/fleet/sessions?idle=10d', 'revoker');
  await page.getByRole('button', { name: 'Revoke all 180 that match…' }).click();
  const sessions = sessionsPage(page);
  await expect(sessions.dialog).toContainText('Dry run complete, nothing changed yet');
  await expect(sessions.dialog).toContainText('120 more of the same 4 users go too');
  await sessions.choose('Whole session');
  await expect(sessions.dialog).toContainText('This cannot be undone.');
  const go = sessions.dialog.getByRole('button', { name: 'Revoke 180 sessions' });
  await expect(go).toBeDisabled();
  await sessions.dialog.getByRole('textbox', { name: 'Type 180 to confirm' }).fill('18');
  await expect(go).toBeDisabled();
  await sessions.dialog.getByRole('textbox', { name: 'Type 180 to confirm' }).fill('180');
  await expectAccessible(page, 'a typed confirmation');

  dashboard.proxy.inject({ when: isDelete, fault: { kind: 'delay', millis: 120 } });
  await go.click();
  const job = revocationPage(page);
  await job.waitFor('Running');
  await expect(page).toHaveURL(/revocations\/[\w-]+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Idle for 10d or more');
  await page.keyboard.press('p');
  await job.waitFor('Paused');
  await expectAccessible(page, 'a paused job');
  const sentBefore = dashboard.proxy.seen.filter(isDelete).length;
  expect(sentBefore).toBeLessThan(180);

  // Another page shows it, and leads back to it.
  await page.getByRole('link', { name: 'Clients' }).first().click();
  await page
    .getByRole('banner')
    .getByRole('link', { name: /^Paused/ })
    .click();
  await job.waitFor('Paused');
  expect(dashboard.proxy.seen.filter(isDelete)).toHaveLength(sentBefore);

  await job.button('Resume').click();
  await job.waitFor('Running');
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('cut short');
  dashboard.proxy.heal();
  await job.button('Resume').click();
  await job.waitFor('Finished');
  await expect(job.figure('Results', 'Failed')).toHaveText('0');
  await expect(job.figure('Results', 'Left')).toHaveText('0');
  await expect(job.figure('Verified', 'Really gone')).toHaveText('180');
  await expect(job.figure('Verified', 'Still there')).toHaveText('0');
  expect(await sessionIdsInDatabase(realm, 'fleet')).toEqual(kept);
  await expectAccessible(page, 'a finished job');

  await page.getByRole('link', { name: 'Its entry' }).click();
  const entry = page.getByRole('region', { name: 'Entry' });
  await expect(entry).toContainText('180 really gone, 0 still there');
  await page.getByRole('link', { name: 'Revocations' }).first().click();
  await expect(page.getByRole('region', { name: 'Jobs' })).toContainText('Finished');
  await expectAccessible(page, 'the list of jobs');
});

test('“Only this client” of a user with three clients in two sessions ends exactly the planned tokens', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  const clients = ['app-a', 'app-b', 'app-c'];
  const [a1, b1, c1] = await tokensOfOneSession(realm, 'alice', clients);
  const [a2, b2, c2] = await tokensOfOneSession(realm, 'alice', clients);
  const bystander = await offlineToken(realm, 'bob', 'app-a');
  if (!a1 || !b1 || !c1 || !a2 || !b2 || !c2) throw new Error('six tokens');
  expect(a1.sessionId).not.toBe(a2.sessionId);
  const sessions = sessionsPage(page);
  await open('clients/app-a/sessions', 'revoker');
  await page
    .getByRole('checkbox', { name: `Select the session of alice, ${a1.sessionId.slice(0, 8)}` })
    .check();
  await sessions.openRevocation();
  await expect(sessions.dialog).toContainText('1 more of the same 1 user');
  await sessions.revoke();
  await sessions.close();
  const answers = await Promise.all([a1, a2, b1, b2, c1, c2, bystander].map(refresh));
  expect(answers).toEqual([
    CLIENT_GONE,
    CLIENT_GONE,
    'accepted',
    'accepted',
    'accepted',
    'accepted',
    'accepted',
  ]);

  await page.goto(`${dashboard.origin}/realms/${realm.name}/clients/app-b/sessions`);
  await page
    .getByRole('checkbox', { name: `Select the session of alice, ${b1.sessionId.slice(0, 8)}` })
    .check();
  await sessions.openRevocation();
  await sessions.choose('Whole session');
  await sessions.revoke();
  await sessions.close();
  expect(await Promise.all([b1, c1, b2, c2].map(refresh))).toEqual([
    SESSION_GONE,
    SESSION_GONE,
    'accepted',
    'accepted',
  ]);
});

test('a pasted list says what is unknown and what is given twice before it becomes a plan', async ({
  page,
  realm,
  open,
}) => {
  const first = await offlineToken(realm, 'carol', 'listed');
  const second = await offlineToken(realm, 'dave', 'listed');
  const other = await offlineToken(realm, 'bob', 'listed');
  await open('revocations/new', 'revoker');
  await page.getByRole('combobox', { name: 'Sessions of' }).selectOption({ label: 'listed (3)' });
  await page
    .getByRole('textbox', { name: 'List of users or session ids' })
    .fill(
      ['session_id;note', `${first.sessionId};x`, 'nobody-here;x', 'DAVE;x', 'DAVE;y'].join('\n'),
    );
  await page.getByRole('button', { name: 'Check the list' }).click();
  const report = page.getByRole('region', { name: 'What the list means' });
  await expect(report).toContainText('3 entries, 2 known, 1 unknown, 1 given twice');
  await report.getByText('Unknown: 1').click();
  await expect(report).toContainText('line 3nobody-here');
  await expectAccessible(page, 'a checked list');
  await report.getByRole('button', { name: 'Revoke 2 sessions…' }).click();
  const sessions = sessionsPage(page);
  await expect(sessions.dialog).toContainText('Dry run complete, nothing changed yet');
  await sessions.choose('Whole session');
  await sessions.revoke();
  await sessions.close();
  expect(await Promise.all([first, second, other].map(refresh))).toEqual([
    SESSION_GONE,
    SESSION_GONE,
    'accepted',
  ]);
});

test('an emergency stop refuses every token at once, its rows are revoked by a rule, and there is a way back', async ({
  page,
  realm,
  open,
}) => {
  const token = await offlineToken(realm, 'alice', 'stopped');
  const other = await offlineToken(realm, 'alice', 'app-b');
  await open('clients/stopped/sessions');
  await page.getByRole('button', { name: 'Emergency stop…' }).click();
  await page.getByRole('dialog').waitFor();
  await expectAccessible(page, 'an emergency stop');
  await page.getByRole('button', { name: 'Stop all tokens now' }).click();
  const notice = page.getByText(/Every token of this client issued before/);
  await expect(notice).toBeVisible();
  expect(await refresh(token)).toContain('Stale token');
  expect(await refresh(other)).toBe('accepted');
  await page.getByRole('button', { name: 'Take the stop back…' }).click();
  await page.getByRole('button', { name: 'Take the stop back', exact: true }).click();
  await expect(notice).toHaveCount(0);
  expect(await refresh(token)).toBe('accepted');

  // A rule is a filter under a name, and a plan with one click.
  await page.goto(`${page.url().split('?')[0] ?? ''}?state=live`);
  await page.getByRole('button', { name: 'Save as rule…' }).click();
  const name = `sweep ${uniqueSuffix()}`;
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Save rule' }).click();
  await page.getByRole('link', { name: 'Open Revocations' }).click();
  await page.getByRole('button', { name: `Plan by rule ${name}` }).click();
  const sessions = sessionsPage(page);
  await expect(sessions.dialog).toContainText('Dry run complete, nothing changed yet');
  await sessions.revoke();
  await sessions.close();
  expect(await refresh(token)).toMatch(/^400 invalid_grant/);
  await page.getByRole('link', { name: 'Revocations' }).first().click();
  await expect(page.getByRole('region', { name: 'Jobs' })).toContainText(name);
  await page.getByRole('button', { name: `Delete rule ${name}` }).click();
  await expect(page.getByRole('region', { name: 'Saved rules' })).toContainText('None yet');
});

test('where a deployment asks for a fresh sign-in, the plan waits for it', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  const token = await offlineToken(realm, 'bob', 'app-c');
  dashboard.setConfig({ ...dashboard.config, revocation: { freshSignInSeconds: 15 } });
  await open('clients/app-c/sessions', 'revoker');
  const sessions = sessionsPage(page);
  await sessions.select('bob');
  await sessions.openRevocation();
  // While one looks at it the sign-in grows too old.
  await expect(sessions.dialog).toContainText('a sign-in of the last 15 s', { timeout: 40_000 });
  await sessions.dialog.getByRole('button', { name: 'Sign in again to revoke 1 grant…' }).click();
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign In' }).click();
  const job = revocationPage(page);
  await job.waitFor('Planned');
  expect(await refresh(token)).toBe('accepted');
  await job.button('Start').click();
  await job.waitFor('Finished');
  expect(await refresh(token)).toMatch(/^400 invalid_grant/);
});

test('a viewer sees the plans, which role they need, and can start none', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  await offlineToken(realm, 'carol', 'app-a');
  await open('revocations/new', 'viewer');
  await expect(page.getByRole('main')).toContainText('Revoking needs the role manage-users');
  await expect(page.getByRole('button', { name: 'Check the list' })).toBeDisabled();
  await page.getByRole('link', { name: 'Clients' }).first().click();
  await page.getByRole('link', { name: 'app-a' }).click();
  await expect(page.getByRole('button', { name: /^Revoke all/ })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Emergency stop…' })).toBeDisabled();
  await expect(page.getByRole('main')).toContainText('needs manage-clients');
  expect(dashboard.proxy.seen.filter(isDelete)).toEqual([]);
});
