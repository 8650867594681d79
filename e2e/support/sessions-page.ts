import { expect, type Locator, type Page } from '@playwright/test';

/** The list of a client's sessions and what revokes them, as a person finds them. */
export interface SessionsPage {
  /** The rows of a user's sessions. */
  readonly rowsOf: (username: string) => Locator;
  /** The cell of a user's first session under the column of that name. */
  readonly cellOf: (username: string, column: string) => Promise<Locator>;
  readonly select: (username: string) => Promise<void>;
  /** How many are loaded, and what else is said about the list. */
  readonly status: Locator;
  /** How many rows the filters keep. */
  readonly matching: Locator;
  readonly selection: Locator;
  readonly dialog: Locator;
  /** What came of each call. */
  readonly results: Locator;
  /** From the selection to the dialog with the dry run done. */
  readonly openRevocation: () => Promise<void>;
  readonly choose: (way: 'Only this client' | 'Whole session') => Promise<void>;
  /** Presses the button that sends, and waits for the end. */
  readonly revoke: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export function sessionsPage(page: Page): SessionsPage {
  const dialog = page.getByRole('dialog');
  const selection = page.getByRole('region', { name: 'Selection' });
  const rowsOf = (username: string) =>
    page
      .getByRole('row')
      .filter({ has: page.getByRole('gridcell', { name: username, exact: true }) });
  return {
    rowsOf,
    cellOf: async (username, column) => {
      const row = rowsOf(username).first();
      await expect(row).toBeVisible();
      const headers = await page.getByRole('columnheader').allTextContents();
      const index = headers.findIndex((header) => header.startsWith(column));
      if (index < 0) throw new Error(`no column ${column} in ${headers.join(', ')}`);
      return row.getByRole('gridcell').nth(index);
    },
    select: async (username) => {
      const boxes = page.getByRole('checkbox', {
        name: new RegExp(`^Select the session of ${username},`),
      });
      await expect(boxes).not.toHaveCount(0);
      for (const box of await boxes.all()) await box.check();
    },
    status: page.getByRole('main').getByRole('status').filter({ hasText: 'loaded' }),
    matching: page
      .getByRole('main')
      .getByRole('status')
      .filter({ hasText: /(match|shown)$/ }),
    selection,
    dialog,
    results: page.getByRole('list', { name: 'Results' }),
    openRevocation: async () => {
      await selection.getByRole('button', { name: /^Revoke/ }).click();
      await expect(dialog).toContainText('Dry run complete, nothing changed yet');
    },
    choose: async (way) => {
      await dialog.getByRole('radio', { name: way }).check();
    },
    revoke: async () => {
      await dialog.getByRole('button', { name: /^Revoke [\d,]+ (grant|session)s?$/ }).click();
      await expect(page.getByRole('heading', { name: 'Revocation finished' })).toBeVisible();
    },
    close: async () => {
      await dialog.getByRole('button', { name: 'Close' }).click();
      await expect(dialog).toHaveCount(0);
    },
  };
}
