import { expect, type Page } from '@playwright/test';

import { PASSWORD } from './realm-spec.ts';

interface Credentials {
  readonly username: string;
  readonly password?: string;
}

/** Opens an address of the dashboard and signs in on Keycloak's page, which comes in between. */
export async function signIn(page: Page, address: string, credentials: Credentials): Promise<void> {
  await page.goto(address);
  await fillSignIn(page, credentials);
}

/** Signs in on Keycloak's page, and waits until the dashboard shows a page of its own. */
export async function fillSignIn(page: Page, { username, password }: Credentials): Promise<void> {
  await page.getByLabel('Username or email').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password ?? PASSWORD);
  await page.getByRole('button', { name: 'Sign In' }).click();
  await expect(page.getByRole('button', { name: `Signed in as ${username}` })).toBeVisible();
}
