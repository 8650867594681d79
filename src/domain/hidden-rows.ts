import { sessionLifetime } from './lifetime.ts';
import type { RealmPolicy } from './realm-policy.ts';

interface ListedRows {
  readonly listed: number;
  /** What Keycloak counts at the same time; undefined where it did not say. */
  readonly counted: number | undefined;
}

/**
 * The most grants that a draft brings back beside those it finds in the clients' lists. Keycloak leaves
 * rows that are past the realm's idle out of them but counts them until its cleaner has removed them, and a
 * longer idle revives them. Rows of deleted users are left out and counted too, so this is a bound.
 */
export function mostHiddenRevived(
  today: RealmPolicy,
  drafted: RealmPolicy,
  lists: readonly ListedRows[],
): number {
  if (sessionLifetime(drafted).idle.seconds <= sessionLifetime(today).idle.seconds) return 0;
  return lists.reduce((sum, { counted = 0, listed }) => sum + Math.max(0, counted - listed), 0);
}
