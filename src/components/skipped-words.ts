import type { SkippedSession } from '#domain/revocation-plan.ts';

import { counted } from './count.ts';

const WORDS: Record<SkippedSession['reason'], (count: number) => string> = {
  'own-session': () => 'The session you are signed in with is left out.',
  'user-deleted': (count) =>
    `${counted(count, 'session')} of deleted users are left out: there is no consent to revoke. “Whole session” ends them.`,
  'past-realm-limit': (count) =>
    `${counted(count, 'session')} past the realm’s own limits are left out: Keycloak cannot delete them any more, and its cleaner removes the rows within some 15 min.`,
};

/** What a plan leaves out, and why. */
export function skippedWords(skipped: readonly SkippedSession[]): string {
  const counts = new Map<SkippedSession['reason'], number>();
  for (const { reason } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => WORDS[reason](count)).join(' ');
}
