import { counted, formatCount } from '#components/count.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { type PolicyImpact, rangeAt } from '#domain/policy-impact.ts';

import { rangeWords } from './range-words.ts';
import { UsersHit } from './users-hit.tsx';

/** More bars than a glance takes in; the table has all. */
const MOST_SHOWN = 6;

interface WhoIsHitProps {
  readonly impact: PolicyImpact;
  readonly names: ReadonlyMap<string, string>;
}

/** Whose grants die the moment the draft is applied: by client and rule, and how many users. */
export function WhoIsHit({ impact, names }: WhoIsHitProps) {
  const hit = [...impact.clients]
    .map(([uuid, { dying }]) => ({
      uuid,
      all: rangeAt(dying.draft.all, 0),
      idle: rangeAt(dying.draft.idle, 0).most,
      max: rangeAt(dying.draft.max, 0).most,
    }))
    .filter(({ all }) => all.most > 0)
    .toSorted((a, b) => b.all.most - a.all.most);
  if (hit.length === 0) {
    return <p className="text-muted px-4">No grant dies the moment you apply.</p>;
  }
  const most = hit[0]?.all.most ?? 1;
  return (
    <div className="flex flex-col gap-2 px-4">
      <p className="flex flex-wrap gap-x-2">
        <b className="font-medium">Who is hit now</b>
        <span className="text-muted ml-auto">
          <UsersHit users={impact.total.usersHit} />
        </span>
      </p>
      <ul className="flex flex-col gap-1.5">
        {hit.slice(0, MOST_SHOWN).map(({ uuid, all, idle, max }) => (
          <li key={uuid} className="grid grid-cols-[minmax(0,7rem)_1fr_auto] items-center gap-2">
            <ForeignText text={names.get(uuid) ?? uuid} className="text-12 truncate font-mono" />
            <span className="flex h-2 gap-px" aria-hidden>
              <Bar className="bg-max" share={max / most} />
              <Bar className="bg-idle" share={idle / most} />
            </span>
            <span>
              {rangeWords(all)}
              <span className="sr-only">
                , {formatCount(idle)} by idle, {formatCount(max)} by max
              </span>
            </span>
          </li>
        ))}
        {hit.length > MOST_SHOWN && (
          <li className="text-muted">and {counted(hit.length - MOST_SHOWN, 'more client')}</li>
        )}
      </ul>
    </div>
  );
}

const Bar = ({ className, share }: { className: string; share: number }) => (
  <span
    className={`rounded-[1px] ${className} ${share > 0 ? 'min-w-1' : ''}`}
    style={{ width: `${100 * share}%` }}
  />
);
