import { expectAccessible } from '#e2e/support/accessibility.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { rest } from '#e2e/support/keycloak.ts';
import { policyPage, sentEdits } from '#e2e/support/policy-page.ts';

test('history: events are switched on, and who edited what stands beside what this browser applied', async ({
  page,
  realm,
  open,
}) => {
  // What is set for the events of users must stay.
  const config = `/realms/${realm.name}/events/config`;
  await rest.put(config, { eventsEnabled: true, eventsExpiration: 777 });
  await open('policy?view=history');
  const list = page.getByRole('list', { name: 'Changes of the policy' });
  await expect(page.getByRole('main')).toContainText('admin events are off');
  await expectAccessible(page, 'history');
  await page.getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByRole('button', { name: 'Switch on' })).toHaveCount(0);
  expect(await rest.get(config)).toMatchObject({
    eventsEnabled: true,
    eventsExpiration: 777,
    adminEventsEnabled: true,
    adminEventsDetailsEnabled: true,
  });
  const policy = policyPage(page);
  await policy.max.fill('75d');
  await policy.apply();
  await expect(list).toContainText('1 change applied');
  await realm.setOverride('app-a', { idle: '3600' });
  await realm.setOverride('app-a', { idle: '7200' });
  await page.reload();
  await expect(list.getByRole('listitem').filter({ hasText: 'app-a' }).first()).toContainText(
    '1 h → 2 h',
  );
  await expect(list.getByRole('listitem').filter({ hasText: 'edited by you' })).toContainText(
    'Offline Session Max',
  );
  await page.getByRole('link', { name: 'Journal' }).click();
  await expect(page.getByRole('main')).toContainText('The realm: 1 setting');
});

test('the policy goes out as code and comes back as a draft; what is no policy is refused in words', async ({
  page,
  dashboard,
  open,
}) => {
  await open('policy?view=code');
  const policy = policyPage(page);
  await expect(page.getByRole('region', { name: 'kcadm code' })).toContainText(
    'offlineSessionIdleTimeout=2592000',
  );
  await page.getByRole('radio', { name: 'Terraform' }).click({ force: true });
  await expect(page.getByRole('region', { name: 'Terraform code' })).toContainText('resource');
  await page.getByRole('radio', { name: 'JSON', exact: true }).click({ force: true });
  const json = await page.getByRole('region', { name: 'JSON code' }).textContent();
  const input = page.getByRole('textbox', { name: 'Policy as JSON' });
  const make = page.getByRole('button', { name: /^Make a draft/ });
  await input.fill(json ?? '');
  await expect(page.getByRole('status').filter({ hasText: 'nothing differs' })).toBeVisible();
  await expect(make).toBeDisabled();
  for (const broken of ['{', '[1]', '{"__proto__":{"idle":1}}', json?.replace('2592000', '1e99')]) {
    await input.fill(broken ?? '');
    await expect(page.getByRole('alert')).toContainText('cannot be read as a policy');
    await expect(make).toBeDisabled();
  }
  await expectAccessible(page, 'as code');
  await input.fill((json ?? '').replace('2592000', '3888000'));
  await make.click();
  await expect(policy.idle).toHaveValue('45');
  await expect(policy.review).toHaveText(/1 change/);
  await page.getByRole('radio', { name: 'Changes of the draft' }).click({ force: true });
  await page.getByRole('radio', { name: 'kcadm' }).click({ force: true });
  await expect(page.getByRole('region', { name: 'kcadm code' })).toContainText('=3888000');
  expect(sentEdits(dashboard.proxy)).toEqual([]);
});

test('a finding says what is odd, and its fix goes into the draft and nowhere else', async ({
  page,
  dashboard,
  open,
}) => {
  await open('policy?view=findings');
  const policy = policyPage(page);
  const finding = page
    .getByRole('list', { name: 'Findings' })
    .getByRole('listitem')
    .filter({ hasText: 'findings.md#no-max-lifespan' });
  await expect(finding).toBeVisible();
  await expectAccessible(page, 'findings');
  await finding.getByRole('button').click();
  await expect(policy.maxLimited).toBeChecked();
  await expect(finding).toHaveCount(0);
  await expect(policy.review).toHaveText(/1 change/);
  expect(sentEdits(dashboard.proxy)).toEqual([]);
});
