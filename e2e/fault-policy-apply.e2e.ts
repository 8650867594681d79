import { expectAccessible } from '#e2e/support/accessibility.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { policyPage, sentEdits } from '#e2e/support/policy-page.ts';

const DAY = 86_400;

test.use({ realmSpec: { clients: [{ clientId: 'other' }] } });

test.beforeEach(async ({ realm }) => {
  await realm.resetPolicy();
  await realm.setOverride('app-a', { idle: '', max: '' });
  await realm.setOverride('app-b', { idle: '', max: '' });
});

test('what somebody changed meanwhile is shown before anything is sent, and again if it comes after the review', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  await open('policy');
  const policy = policyPage(page);
  await policy.idle.fill('45d');
  await policy.max.fill('75d');
  await policy.override('app-a', 'idle').fill('9d');
  await policy.override('app-b', 'idle').fill('8d');
  // Between the draft and the review; another value that somebody changed is no conflict, and stays.
  await realm.setPolicy({ idle: 50 * DAY, clientIdle: 20 * DAY });
  await realm.setOverride('other', { max: '777' });
  await policy.review.click();
  const conflict = policy.dialog.getByRole('alert').filter({ hasText: 'Somebody set' });
  await expect(conflict).toContainText('50 d');
  await expect(conflict).toContainText('45 d');
  const send = policy.dialog.getByRole('button', { name: /^Apply/ });
  await expect(send).toBeDisabled();
  await expectAccessible(page, 'review with a conflict');
  await conflict.getByRole('button', { name: 'Take theirs' }).click();
  await expect(conflict).toHaveCount(0);
  await policy.dialog.getByRole('textbox').first().or(send).first().waitFor();
  // Between the review and the write.
  await realm.setOverride('app-a', { idle: String(6 * DAY) });
  await policy.confirmAndSend();
  const step = policy.dialog.getByRole('listitem').filter({ hasText: 'app-a' });
  await expect(step.getByRole('alert')).toContainText('6 d');
  await expect(step.getByRole('alert')).toContainText('9 d');
  await expect(policy.dialog.getByRole('listitem').filter({ hasText: 'Realm' })).toContainText(
    'applied',
  );
  await expect(policy.dialog.getByRole('listitem').filter({ hasText: 'app-b' })).toContainText(
    'not sent',
  );
  await expectAccessible(page, 'stopped at a conflict');
  await step.getByRole('button', { name: 'Take theirs and go on' }).click();
  await expect(policy.dialog.getByRole('heading', { name: /^Applied to/ })).toBeVisible();
  await policy.dialog.getByRole('button', { name: 'Close' }).click();
  await expect(policy.applied).toContainText('2 changes');
  expect(sentEdits(dashboard.proxy)).toEqual([{ offlineSessionMaxLifespan: 75 * DAY }]);
  expect(await realm.policy()).toMatchObject({
    offlineSessionIdleTimeout: 50 * DAY,
    clientOfflineSessionIdleTimeout: 20 * DAY,
  });
  expect((await realm.override('app-a')).idle).toBe(String(6 * DAY));
  expect((await realm.override('app-b')).idle).toBe(String(8 * DAY));
  expect((await realm.override('other')).max).toBe('777');
  await expect(policy.review).toBeDisabled();
});

test('a failure in the middle outlives a reload, and is rolled back or gone on with', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  const uuid = await realm.clientUuid('app-b');
  const breakWrites = () =>
    dashboard.proxy.inject({
      when: ({ method, path }) => method === 'PUT' && path.endsWith(uuid),
      fault: { kind: 'answer', status: 500, body: '{"error":"unknown_error"}' },
    });
  const mend = breakWrites();
  await open('policy');
  const policy = policyPage(page);
  await policy.max.fill('75d');
  await policy.override('app-a', 'idle').fill('9d');
  await policy.override('app-b', 'idle').fill('8d');
  await policy.send();
  const { dialog } = policy;
  await expect(dialog.getByRole('heading', { name: /^Stopped applying/ })).toBeVisible();
  await expect(dialog).toContainText('2 applied, 1 failed');
  await page.reload();
  await expect(dialog).toContainText('2 applied, 1 failed');
  await expectAccessible(page, 'stopped at a failure');
  await dialog.getByRole('button', { name: 'Roll back' }).click();
  await expect(dialog.getByRole('heading', { name: /^Rolled back/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect((await realm.policy())['offlineSessionMaxLifespan']).toBe(60 * DAY);
  expect((await realm.override('app-a')).idle).toBeUndefined();
  await expect(policy.review).toHaveText(/3 changes/);

  // Again, and on: the one that failed is written once it can be.
  await policy.send();
  await expect(dialog).toContainText('2 applied, 1 failed');
  mend();
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByRole('heading', { name: /^Applied to/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect((await realm.override('app-b')).idle).toBe(String(8 * DAY));
  await expect(policy.review).toBeDisabled();
});

test('a role that is lost before applying stops it and is named; a client deleted under the draft is told', async ({
  page,
  realm,
  open,
}) => {
  await realm.addClient({ clientId: 'doomed' });
  await open('policy');
  const policy = policyPage(page);
  await policy.max.fill('75d');
  await policy.override('app-a', 'idle').fill('9d');
  await policy.override('doomed', 'idle').fill('8d');
  await realm.removeClient('doomed');
  await policy.review.click();
  const gone = policy.dialog.getByRole('alert').filter({ hasText: 'is gone from the realm' });
  await expect(gone).toContainText('doomed');
  await gone.getByRole('button', { name: 'Discard this edit' }).click();
  for (const role of ['view-realm', 'view-clients', 'view-users', 'manage-realm']) {
    await realm.changeRole('POST', 'boss', role);
  }
  await realm.changeRole('DELETE', 'boss', 'realm-admin');
  await policy.confirmAndSend();
  const step = policy.dialog.getByRole('listitem').filter({ hasText: 'app-a' });
  await expect(step.getByRole('alert')).toContainText('manage-clients');
  await policy.dialog.getByRole('button', { name: 'Leave it so' }).click();
  await expect(policy.applied).toContainText('1 change');
  await expect(policy.override('app-a', 'idle')).toHaveValue('9');
  await expect(policy.review).toHaveText(/1 change/);
  expect((await realm.policy())['offlineSessionMaxLifespan']).toBe(75 * DAY);
  await realm.changeRole('POST', 'boss', 'realm-admin');
  await policy.apply();
  expect((await realm.override('app-a')).idle).toBe(String(9 * DAY));
});
