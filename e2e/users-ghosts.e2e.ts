import type { Page } from '@playwright/test';

import { expect, test } from '#e2e/support/curfew-test.ts';
import { nowSeconds } from '#e2e/support/database.ts';
import { rest } from '#e2e/support/keycloak.ts';
import type { TestRealm } from '#e2e/support/test-realm.ts';
import { offlineToken, refresh } from '#e2e/support/tokens.ts';
import { userPage } from '#e2e/support/user-page.ts';

test.use({ realmSpec: { users: ['alice'] } });

interface Cause {
  readonly name: string;
  readonly words: string;
  readonly refusal: RegExp;
  /** Brings the cause about, or undoes it. */
  readonly set: (realm: TestRealm, isDead: boolean) => Promise<unknown>;
}

const clientPath = async (realm: TestRealm) =>
  `/realms/${realm.name}/clients/${await realm.clientUuid('app-a')}`;
const userPath = async (realm: TestRealm) =>
  `/realms/${realm.name}/users/${await realm.userId('alice')}`;
const idOf = async (path: string, name: string) => {
  const found = await rest.get<{ id: string; name: string }[]>(path);
  return found.find((one) => one.name === name);
};

const CAUSES: readonly Cause[] = [
  {
    name: 'a disabled user',
    words: 'user disabled',
    refusal: /User disabled/,
    set: async (realm, isDead) => rest.put(await userPath(realm), { enabled: !isDead }),
  },
  {
    name: 'a disabled client',
    words: 'client disabled',
    refusal: /invalid_client/,
    set: async (realm, isDead) =>
      rest.put(await clientPath(realm), { clientId: 'app-a', enabled: !isDead }),
  },
  {
    name: 'a not-before of the realm',
    words: 'not before',
    refusal: /Stale token/,
    set: (realm, isDead) =>
      rest.put(`/realms/${realm.name}`, { notBefore: isDead ? nowSeconds() + 1 : 0 }),
  },
  {
    name: 'a not-before of the client',
    words: 'not before',
    refusal: /Stale token/,
    set: async (realm, isDead) =>
      rest.put(await clientPath(realm), {
        clientId: 'app-a',
        notBefore: isDead ? nowSeconds() + 1 : 0,
      }),
  },
  {
    name: 'the scope taken from the client',
    words: 'scope removed',
    refusal: /offline access not granted anymore/,
    set: async (realm, isDead) => {
      const scope = await idOf(`/realms/${realm.name}/client-scopes`, 'offline_access');
      const path = `${await clientPath(realm)}/optional-client-scopes/${scope?.id ?? ''}`;
      return isDead ? rest.delete(path) : rest.put(path);
    },
  },
  {
    name: 'the role taken from the user',
    words: 'role lost',
    refusal: /offline access not granted anymore/,
    set: async (realm, isDead) => {
      const path = `${await userPath(realm)}/role-mappings/realm`;
      const role = await rest.get<object>(
        `/realms/${realm.name}/roles/default-roles-${realm.name}`,
      );
      return rest.request(isDead ? 'DELETE' : 'POST', path, [role]);
    },
  },
];

const deathOf = (page: Page) => userPage(page).grants('app-a').getByRole('cell').nth(5);

for (const { name, words, refusal, set } of CAUSES) {
  test(`${name} makes a ghost of a grant, as Keycloak refuses it; undone, it lives again`, async ({
    page,
    realm,
    open,
  }) => {
    const token = await offlineToken(realm, 'alice', 'app-a');
    await set(realm, true);
    expect(await refresh(token)).toMatch(refusal);
    await open(`users/${await realm.userId('alice')}`);
    await expect(deathOf(page).first()).toHaveText(`dead: ${words}`);
    await expect(page.getByRole('main')).toContainText(/0 live, \d+ ghost/);
    await set(realm, false);
    await page.reload();
    await expect(deathOf(page).first()).toContainText('29 d 23 h');
    expect(await refresh(token)).toBe('accepted');
  });
}
