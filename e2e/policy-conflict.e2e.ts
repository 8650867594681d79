import { expect, test } from '#e2e/support/curfew-test.ts';
import { policyPage, sentEdits } from '#e2e/support/policy-page.ts';

const DAY = 86_400;

test.beforeEach(async ({ realm }) => {
  await realm.resetPolicy();
});

test('a value that somebody changed meanwhile is not overwritten, and “Keep mine” is asked for', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  await open('policy');
  const policy = policyPage(page);
  await policy.idle.fill('45d');
  await realm.setPolicy({ idle: 50 * DAY });
  await policy.save.click();

  const conflict = page.getByRole('alert').filter({ hasText: 'Somebody set Offline Session Idle' });
  await expect(conflict).toContainText('50 d');
  await expect(conflict).toContainText('45 d');
  await expect(policy.save).toBeDisabled();
  expect(sentEdits(dashboard.proxy)).toEqual([]);
  expect((await realm.policy())['offlineSessionIdleTimeout']).toBe(50 * DAY);

  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await policy.saveAndConfirm();
  await expect(policy.saved).toContainText('45 d');
  expect((await realm.policy())['offlineSessionIdleTimeout']).toBe(45 * DAY);
});

test('“Take theirs” keeps what somebody set meanwhile, and the rest of the draft', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  await open('policy');
  const policy = policyPage(page);
  await policy.idle.fill('45d');
  await policy.max.fill('75d');
  await realm.setPolicy({ idle: 50 * DAY });
  await policy.save.click();
  const conflict = page.getByRole('alert').filter({ hasText: 'Somebody set Offline Session Idle' });
  await conflict.getByRole('button', { name: 'Take theirs' }).click();
  await expect(policy.idle).toHaveValue('50');
  await expect(policy.max).toHaveValue('75');
  await policy.save.click();
  await expect(policy.saved).toContainText('75 d');
  expect(sentEdits(dashboard.proxy)).toEqual([{ offlineSessionMaxLifespan: 75 * DAY }]);
  expect((await realm.policy())['offlineSessionIdleTimeout']).toBe(50 * DAY);
});

test('another value that somebody changed meanwhile stays', async ({ page, realm, open }) => {
  await open('policy');
  const policy = policyPage(page);
  await policy.idle.fill('45d');
  await realm.setPolicy({ max: 90 * DAY, clientIdle: 20 * DAY });
  await policy.save.click();
  await expect(policy.saved).toContainText('45 d');
  expect(await realm.policy()).toMatchObject({
    offlineSessionIdleTimeout: 45 * DAY,
    offlineSessionMaxLifespan: 90 * DAY,
    clientOfflineSessionIdleTimeout: 20 * DAY,
  });
  await expect(policy.max).toHaveValue('90');
});

test('a value that both set to the same is no conflict', async ({ page, realm, open }) => {
  await open('policy');
  const policy = policyPage(page);
  await policy.idle.fill('45d');
  await realm.setPolicy({ idle: 45 * DAY });
  await policy.save.click();
  await expect(policy.saved).toContainText('45 d');
});

test('a save that Keycloak refuses keeps the draft', async ({ page, realm, open }) => {
  await open('policy');
  const policy = policyPage(page);
  await policy.idle.fill('45d');
  await realm.changeRole('DELETE', 'boss', 'realm-admin');
  await realm.changeRole('POST', 'boss', 'view-realm');
  await policy.save.click();
  await expect(page.getByRole('alert')).toContainText('Not saved');
  await expect(page.getByRole('alert')).toContainText('manage-realm');
  await expect(policy.idle).toHaveValue('45');
  await realm.changeRole('POST', 'boss', 'realm-admin');
  await policy.save.click();
  await expect(policy.saved).toContainText('45 d');
});
