import type { SavedRule } from '#domain/saved-rule.ts';

import { deviceDatabase } from './device-database.ts';

/** The rules of a realm by name. Rejects where the browser keeps nothing. */
export async function readRules(realm: string): Promise<SavedRule[]> {
  const rules = await (await deviceDatabase()).getAllFromIndex('rules', 'realm', realm);
  return rules.toSorted((a, b) => a.name.localeCompare(b.name));
}

export async function saveRule(rule: SavedRule): Promise<void> {
  await (await deviceDatabase()).put('rules', rule);
}

export async function deleteRule(id: string): Promise<void> {
  await (await deviceDatabase()).delete('rules', id);
}
