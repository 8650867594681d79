import { expectAccessible } from '#e2e/support/accessibility.ts';
import { captureTokens } from '#e2e/support/captured-tokens.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { rest } from '#e2e/support/keycloak.ts';
import { policyPage, sentClientEdits, sentEdits } from '#e2e/support/policy-page.ts';
import { fillSignIn } from '#e2e/support/sign-in.ts';

const DAY = 86_400;

test.use({
  realmSpec: {
    policy: { idle: 30 * DAY },
    clients: [
      { clientId: 'a-short', idle: String(7 * DAY) },
      { clientId: 'a-long', idle: String(90 * DAY) },
      { clientId: 'a-words', max: '30d' },
      { clientId: 'a-zero', idle: '0', max: '-5' },
    ],
  },
});

test.beforeEach(async ({ realm }) => {
  await realm.resetPolicy();
});

const READABLE = [
  { typed: '45d', shown: '45' },
  { typed: '12h 30m', shown: '750' },
  { typed: 'P40D', shown: '40' },
  { typed: ' 35 days ', shown: '35' },
  { typed: '2147483647s', shown: '2147483647' },
];

test('durations are taken as people write them, and anything else is refused in words and loses nothing', async ({
  page,
  dashboard,
  open,
}) => {
  await open('policy');
  const policy = policyPage(page);
  await policy.max.fill('75d');
  for (const { typed, shown } of READABLE) {
    await policy.idle.fill(typed);
    await policy.idle.blur();
    await expect(policy.idle).toHaveValue(shown);
  }
  await policy.idle.selectText();
  await policy.idle.pressSequentially('12h 30m');
  await expect(policy.idle).toHaveValue('12h 30m');
  const units = page.getByRole('combobox', { name: 'Unit of Offline Session Idle' });
  await policy.idle.fill('960');
  await units.selectOption('h');
  await policy.idle.blur();
  await expect(policy.idle).toHaveValue('40');
  const refused = ['0', '-5', 'abc', '1e9d', '2147483648s', '60000d', '1.5h', '12abc', '١٢', ''];
  for (const typed of refused) {
    await test.step(`“${typed}”`, async () => {
      await policy.idle.fill(typed);
      await policy.idle.blur();
      await expect(policy.idle).toHaveValue(typed);
      await expect(policy.idle).toHaveAttribute('aria-invalid', 'true');
      await expect(policy.idle).toHaveAccessibleDescription(/\w{3}.*\./);
      await expect(policy.review).toBeDisabled();
      await expect(policy.max).toHaveValue('75');
    });
  }
  await expectAccessible(page, 'policy, an error');
  await policy.override('app-a', 'idle').fill('1e9d');
  await expect(policy.override('app-a', 'idle')).toHaveAttribute('aria-invalid', 'true');
  // What cannot be read is no edit: a reload leaves none behind, and what could be read stays.
  await page.reload();
  await expect(policy.idle).toHaveValue('30');
  await expect(policy.override('app-a', 'idle')).toHaveValue('');
  await expect(policy.max).toHaveValue('75');
  await expect(policy.review).toHaveText(/Review and apply 1 change/);
  await page.getByRole('button', { name: 'Discard draft' }).click();
  await expect(policy.max).toHaveValue('60');
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(policy.max).toHaveValue('75');
  await page.getByRole('button', { name: 'Discard this edit' }).click();
  await expect(policy.review).toBeDisabled();
  expect(sentEdits(dashboard.proxy)).toEqual([]);
});

test('the matrix says what every override comes to, and what does nothing is said to', async ({
  page,
  realm,
  open,
}) => {
  await realm.setPolicy({ clientIdle: 20 * DAY });
  await open('policy?sort=client');
  const policy = policyPage(page);
  await expect(policy.override('a-short', 'idle')).toHaveValue('7');
  await expect(policy.row('a-short')).toContainText('7 d');
  await expect(policy.row('a-short')).toContainText('from client');
  await expect(policy.row('app-a')).toContainText('from client default');
  await expect(policy.override('a-long', 'idle')).toHaveAccessibleDescription(
    /longer than the realm’s 30 d/,
  );
  await expect(policy.override('a-words', 'max')).toHaveValue('30d');
  await expect(policy.override('a-words', 'max')).toHaveAccessibleDescription(/whole seconds only/);
  await expect(policy.override('a-zero', 'idle')).toHaveValue('0');
  await expect(policy.override('a-zero', 'max')).toHaveAccessibleDescription(/below 1/);
  await page.getByRole('radio', { name: 'Overridden' }).click({ force: true });
  await expect(policy.row('app-a')).toHaveCount(0);
  await expect(policy.row('a-long')).toBeVisible();
  await expect(page).toHaveURL(/only=overridden/);
  await expectAccessible(page, 'matrix');
  await realm.setPolicy({ idle: -5, maxEnabled: true, max: 0 });
  await page.reload();
  await expect(page.getByText('Keycloak holds -5: not set, so 30 d count.')).toBeVisible();
  await expect(page.getByText('Keycloak holds 0: not set, so 60 d count.')).toBeVisible();
  await expect(policy.row('app-a')).toHaveCount(0);
});

test('many are set at once, cleared and discarded one by one; by keyboard too', async ({
  page,
  open,
}) => {
  await open('policy?sort=client&q=app-');
  const policy = policyPage(page);
  await page.getByRole('checkbox', { name: 'Select app-a' }).check();
  await page.getByRole('checkbox', { name: 'Select app-b' }).check();
  const bar = page.getByRole('region', { name: 'Selection' });
  await expect(bar).toContainText('2 clients selected');
  await bar.getByRole('textbox').fill('10d');
  await bar.getByRole('button', { name: 'Set idle' }).click();
  await expect(policy.override('app-a', 'idle')).toHaveValue('10');
  await expect(policy.override('app-b', 'idle')).toHaveValue('10');
  await expect(policy.row('app-b')).toContainText(/30 d.*10 d/);
  await expect(page.getByRole('link', { name: /Policy.*2 edits/ })).toBeVisible();
  await bar.getByRole('radio', { name: 'Max' }).click({ force: true });
  await bar.getByRole('textbox').fill('20d');
  await bar.getByRole('button', { name: 'Set max' }).click();
  await expect(policy.review).toHaveText(/4 changes/);
  await bar.getByRole('button', { name: 'Inherit max' }).click();
  await bar.getByRole('button', { name: 'Clear selection' }).click();
  await expect(policy.review).toHaveText(/2 changes/);
  await expectAccessible(page, 'matrix with a draft');

  // By keyboard: to the row, into its field, down to the next, and back.
  await policy.row('app-a').focus();
  await page.keyboard.press('Enter');
  await expect(policy.override('app-a', 'idle')).toBeFocused();
  await page.keyboard.type('11d');
  await page.keyboard.press('ArrowDown');
  await expect(policy.override('app-b', 'idle')).toBeFocused();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await expect(policy.override('app-a', 'idle')).toBeFocused();
  await expect(policy.override('app-a', 'idle')).toHaveValue('11');
  await page.keyboard.press('Escape');
  await expect(policy.row('app-a')).toBeFocused();
  await expect(policy.review).toHaveText(/1 change/);
  await policy
    .row('app-a')
    .getByRole('button', { name: /^Discard the edit of Idle/ })
    .click();
  await expect(policy.override('app-a', 'idle')).toHaveValue('');
  await expect(policy.review).toBeDisabled();
});

test('a draft survives a reload, another page, a sign-in, and shows in every tab', async ({
  page,
  context,
  dashboard,
  realm,
  open,
}) => {
  const captured = captureTokens(page);
  await open('policy');
  const { sessionId } = await captured;
  const policy = policyPage(page);
  await policy.idle.fill('45d');
  await policy.override('a-short', 'idle').fill('');
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(policyPage(other).idle).toHaveValue('45');
  await policyPage(other).override('app-b', 'max').fill('3d');
  await expect(policy.override('app-b', 'max')).toHaveValue('3');
  await other.close();
  await page.getByRole('link', { name: 'Clients' }).click();
  await expect(page.getByRole('grid', { name: 'Clients' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Policy.*3 edits/ })).toBeVisible();
  await page.goBack();
  await page.reload();
  await expect(policy.override('a-short', 'idle')).toHaveValue('');
  await policy.review.click();
  await expect(policy.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await rest.delete(`/realms/${realm.name}/sessions/${sessionId}`);
  await policy.review.click();
  const dialog = page.getByRole('dialog', { name: 'Sign in again to go on' });
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await fillSignIn(page, { username: 'boss' });
  await expect(policy.idle).toHaveValue('45');
  await expect(policy.review).toHaveText(/3 changes/);
  // A draft of an older build, or a broken one, is kept aside and said.
  await page.evaluate(
    (key) => localStorage.setItem(key, '{"change":{"idle":5},"base":{}}'),
    [...(await page.evaluate(() => Object.keys(localStorage)))].find((key) =>
      key.startsWith('curfew:policy-draft:'),
    ) ?? '',
  );
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('cannot read');
  await expect(policy.idle).toHaveValue('30');
  await policy.idle.fill('44d');
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('cannot read');
  await page.getByRole('button', { name: 'Throw it away' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(policy.idle).toHaveValue('44');
  expect([...sentEdits(dashboard.proxy), ...sentClientEdits(dashboard.proxy)]).toEqual([]);
});

for (const admin of ['viewer', 'revoker'] as const) {
  test(`a ${admin} sees the values and why they cannot be edited`, async ({ page, open }) => {
    await open('policy', admin);
    const policy = policyPage(page);
    await expect(policy.idle).toHaveValue('30');
    for (const control of [
      policy.idle,
      policy.max,
      policy.maxLimited,
      policy.clientIdle,
      policy.override('a-short', 'idle'),
    ]) {
      await expect(control).toBeDisabled();
    }
    await expect(page.getByRole('main')).toContainText('manage-realm');
    await expect(page.getByRole('main')).toContainText('manage-clients');
    await expect(policy.review).toHaveCount(0);
  });
}
