import { formatCount } from '#components/count.ts';

import { rangeWords } from './range-words.ts';
import type { RealmImpact } from './use-realm-impact.ts';

/** How many dead grants the draft brings back; nothing where it brings none. */
export function RevivedWords({ impact }: { impact: RealmImpact }) {
  const { hiddenRevived } = impact;
  const revived = impact.impact?.total.revived;
  const listed = revived !== undefined && revived.most > 0 ? revived : undefined;
  if (!listed && hiddenRevived === 0) return null;
  return (
    <>
      {listed && (
        <>
          <b className="font-semibold">
            {rangeWords(listed)} {listed.most === 1 ? 'ghost comes' : 'ghosts come'} back
          </b>
          : their rows still exist, and the draft gives them longer.{' '}
        </>
      )}
      {hiddenRevived > 0 && (
        <>
          <b className="font-semibold">
            Up to {formatCount(hiddenRevived)} {listed ? 'more' : ''}{' '}
            {hiddenRevived === 1 ? 'comes' : 'come'} back
          </b>{' '}
          that Keycloak hides, being past the realm’s idle.{' '}
        </>
      )}
      Keycloak removes what is past the realm’s own limits about every 15 min.
    </>
  );
}
