import { expect, type Locator, type Page } from '@playwright/test';

/** One user's page and what revokes from it, as a person finds them. */
export interface UserPage {
  /** The rows of the table of grants, of one client where it is named. */
  readonly grants: (clientId?: string) => Locator;
  /** A session among the lifelines. */
  readonly session: (sessionId: string) => Locator;
  readonly dialog: Locator;
  /** Waits for the dry run of the dialog that is open, and sends. */
  readonly revoke: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export function userPage(page: Page): UserPage {
  const dialog = page.getByRole('dialog');
  const table = page.getByRole('table', { name: /^Grants/ });
  return {
    grants: (clientId) => {
      const rows = table.getByRole('row').filter({ has: page.getByRole('rowheader') });
      return clientId === undefined
        ? rows
        : rows.filter({ has: page.getByRole('link', { name: clientId, exact: true }) });
    },
    session: (sessionId) => page.getByRole('group', { name: `Session ${sessionId.slice(0, 8)}` }),
    dialog,
    revoke: async () => {
      await expect(dialog).toContainText('Dry run complete, nothing changed yet');
      await dialog.getByRole('button', { name: /^Revoke [\d,]+ (grant|session)s?$/ }).click();
      await expect(page.getByRole('heading', { name: 'Revocation finished' })).toBeVisible();
    },
    close: async () => {
      await dialog.getByRole('button', { name: 'Close' }).click();
      await expect(dialog).toHaveCount(0);
    },
  };
}
