import { test } from '@playwright/test';

const url = process.env['KEYCLOAK_CONTROL_URL'];

/** Skips the test where nobody can end the Keycloak under test and start it again. */
export function needsControl(): void {
  test.skip(
    url === undefined,
    'KEYCLOAK_CONTROL_URL is not set: this Keycloak is not ours to kill',
  );
}

/** Kills the Keycloak under test at once, as a power cut would, or starts it again and waits for it. */
export async function controlServer(action: 'kill' | 'start'): Promise<void> {
  const response = await fetch(`${url ?? ''}/${action}`, { method: 'POST' });
  if (!response.ok) throw new Error(`${action}: ${await response.text()}`);
}
