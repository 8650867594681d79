import { expect, test } from '#e2e/support/curfew-test.ts';
import { policyPage, sentEdits } from '#e2e/support/policy-page.ts';

const DAY = 86_400;

test.beforeEach(async ({ realm }) => {
  await realm.resetPolicy();
});

const READABLE = [
  { typed: '45d', seconds: 45 * DAY, shown: '45' },
  { typed: '12h 30m', seconds: 45_000, shown: '750' },
  { typed: 'P40D', seconds: 40 * DAY, shown: '40' },
  { typed: ' 35 days ', seconds: 35 * DAY, shown: '35' },
  { typed: '2147483647s', seconds: 2_147_483_647, shown: '2147483647' },
];

for (const { typed, seconds, shown } of READABLE) {
  test(`idle typed as “${typed}” is saved as ${seconds} s, and nothing else is sent`, async ({
    page,
    realm,
    dashboard,
    open,
  }) => {
    await open('policy');
    const policy = policyPage(page);
    await policy.idle.fill(typed);
    await policy.idle.blur();
    await expect(policy.idle).toHaveValue(shown);
    if (seconds < 30 * DAY) await policy.saveAndConfirm();
    else await policy.save.click();
    await expect(policy.saved).toContainText('Offline Session Idle');
    expect(sentEdits(dashboard.proxy)).toEqual([{ offlineSessionIdleTimeout: seconds }]);
    expect((await realm.policy())['offlineSessionIdleTimeout']).toBe(seconds);
    await expect(policy.save).toBeDisabled();
  });
}

test('a duration can be typed key by key', async ({ page, realm, open }) => {
  await open('policy');
  const policy = policyPage(page);
  await policy.idle.selectText();
  await policy.idle.pressSequentially('12h 30m');
  await expect(policy.idle).toHaveValue('12h 30m');
  await policy.idle.blur();
  await expect(policy.idle).toHaveValue('750');
  await policy.saveAndConfirm();
  await expect(policy.saved).toContainText('12 h 30 min');
  expect((await realm.policy())['offlineSessionIdleTimeout']).toBe(45_000);
});

test('a number and a unit make a duration', async ({ page, realm, open }) => {
  await open('policy');
  const policy = policyPage(page);
  await page.getByRole('combobox', { name: 'Unit of Offline Session Idle' }).selectOption('h');
  await policy.idle.fill('960');
  await policy.save.click();
  await expect(policy.saved).toContainText('40 d');
  expect((await realm.policy())['offlineSessionIdleTimeout']).toBe(40 * DAY);
});

test('what is no duration is refused in words, and loses nothing', async ({
  page,
  dashboard,
  open,
}) => {
  await open('policy');
  const policy = policyPage(page);
  await policy.max.fill('75d');
  const refused = ['0', '-5', 'abc', '1e9d', '2147483648s', '60000d', '1.5h', '12abc', '١٢', ''];
  for (const typed of refused) {
    await test.step(`“${typed}”`, async () => {
      await policy.idle.fill(typed);
      await policy.idle.blur();
      await expect(policy.idle).toHaveValue(typed);
      await expect(policy.idle).toHaveAttribute('aria-invalid', 'true');
      await expect(policy.idle).toHaveAccessibleDescription(/\w{3}.*\./);
      await expect(policy.save).toBeDisabled();
      await expect(policy.max).toHaveValue('75');
    });
  }
  await policy.idle.fill('31d');
  await expect(policy.save).toHaveText('Save 2 changes');
  await expect(policy.save).toBeEnabled();
  expect(sentEdits(dashboard.proxy)).toEqual([]);
});

test('the maximum is shown while its switch is off, and the switch alone is sent', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  await open('policy');
  const policy = policyPage(page);
  await expect(policy.maxLimited).not.toBeChecked();
  await expect(policy.max).toHaveValue('60');
  await expect(policy.max).toBeEnabled();
  await policy.maxLimited.check();
  await policy.saveAndConfirm();
  await expect(policy.saved).toContainText('Offline Session Max Limited on');
  expect(sentEdits(dashboard.proxy)).toEqual([{ offlineSessionMaxLifespanEnabled: true }]);
  expect((await realm.policy())['offlineSessionMaxLifespan']).toBe(60 * DAY);
});

test('the client defaults are set, and unset again by an empty field', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  await open('policy');
  const policy = policyPage(page);
  await policy.clientIdle.fill('8d');
  await policy.clientMax.fill('22d');
  await expect(page.getByRole('region', { name: 'What saving does' })).toContainText(
    'does not count while Max',
  );
  await policy.saveAndConfirm();
  await expect(policy.saved).toContainText('8 d');
  await policy.clientIdle.fill('');
  await policy.save.click();
  await expect(policy.saved).toContainText('Client default idle not set');
  expect(sentEdits(dashboard.proxy)).toEqual([
    { clientOfflineSessionIdleTimeout: 8 * DAY, clientOfflineSessionMaxLifespan: 22 * DAY },
    { clientOfflineSessionIdleTimeout: 0 },
  ]);
  expect(await realm.policy()).toMatchObject({
    clientOfflineSessionIdleTimeout: 0,
    clientOfflineSessionMaxLifespan: 22 * DAY,
  });
});

test('a shorter limit says in words who dies, asks first, and can be undone', async ({
  page,
  realm,
  dashboard,
  open,
}) => {
  await open('policy');
  const policy = policyPage(page);
  await policy.idle.fill('7d');
  const effects = page.getByRole('region', { name: 'What saving does' });
  await expect(effects).toContainText('not refreshed for 7 d die the moment you save');
  await policy.save.click();
  const dialog = page.getByRole('dialog', { name: 'Some sessions die the moment you save' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(sentEdits(dashboard.proxy)).toEqual([]);
  await policy.saveAndConfirm();
  await expect(policy.saved).toContainText('7 d');
  await page.getByRole('button', { name: 'Undo…' }).click();
  await expect(policy.idle).toHaveValue('30');
  await policy.save.click();
  await expect(policy.saved).toContainText('30 d');
  expect((await realm.policy())['offlineSessionIdleTimeout']).toBe(30 * DAY);
});

test('a draft outlives a look at another page and a reload, and can be thrown away', async ({
  page,
  dashboard,
  open,
}) => {
  await open('policy');
  const policy = policyPage(page);
  await policy.idle.fill('45d');
  await page.getByRole('link', { name: 'Clients' }).click();
  await expect(page.getByRole('grid', { name: 'Clients' })).toBeVisible();
  await page.goBack();
  await expect(policy.idle).toHaveValue('45');
  await page.reload();
  await expect(policy.idle).toHaveValue('45');
  await page.getByRole('button', { name: 'Discard draft' }).click();
  await expect(policy.idle).toHaveValue('30');
  await expect(policy.save).toBeDisabled();
  expect(sentEdits(dashboard.proxy)).toEqual([]);
});

test('values that Keycloak does not check are shown as what they do', async ({
  page,
  realm,
  open,
}) => {
  await realm.setPolicy({ idle: -5, maxEnabled: true, max: 0 });
  await open('policy');
  await expect(page.getByText('Keycloak holds -5: not set, so 30 d count.')).toBeVisible();
  await expect(page.getByText('Keycloak holds 0: not set, so 60 d count.')).toBeVisible();
});

for (const admin of ['viewer', 'revoker'] as const) {
  test(`a ${admin} sees the values and why they cannot be edited`, async ({ page, open }) => {
    await open('policy', admin);
    const policy = policyPage(page);
    await expect(policy.idle).toHaveValue('30');
    for (const control of [policy.idle, policy.max, policy.maxLimited, policy.clientIdle]) {
      await expect(control).toBeDisabled();
    }
    await expect(page.getByRole('main')).toContainText('manage-realm');
    await expect(policy.save).toHaveCount(0);
  });
}

test('text that stops being a duration is no edit: a reload leaves none behind', async ({
  page,
  open,
}) => {
  await open('policy');
  const policy = policyPage(page);
  await policy.idle.selectText();
  await policy.idle.pressSequentially('1e9d');
  await expect(policy.save).toBeDisabled();
  await page.reload();
  await expect(policy.idle).toHaveValue('30');
  await expect(policy.save).toHaveText('Save');
});

test('a double click saves once', async ({ page, dashboard, open }) => {
  await open('policy');
  const policy = policyPage(page);
  await policy.idle.fill('41d');
  await policy.save.dblclick();
  await expect(policy.saved).toContainText('41 d');
  expect(sentEdits(dashboard.proxy)).toHaveLength(1);
});

test('two tabs show the same draft', async ({ page, context, open }) => {
  await open('policy');
  const other = await context.newPage();
  await other.goto(page.url());
  const mine = policyPage(page);
  const theirs = policyPage(other);
  await expect(theirs.idle).toBeVisible();
  await mine.idle.fill('50d');
  await expect(theirs.idle).toHaveValue('50');
  await expect(theirs.save).toHaveText('Save 1 change');
});
