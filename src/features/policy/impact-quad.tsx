import { type GrantImpact, rangeAt } from '#domain/policy-impact.ts';

import { rangeWords } from './range-words.ts';

const MOMENTS = [
  { day: 0, name: 'Now' },
  { day: 1, name: '24 h' },
  { day: 7, name: '7 d' },
  { day: 30, name: '30 d' },
] as const;

interface ImpactQuadProps {
  readonly impact: GrantImpact;
  readonly hasDraft: boolean;
  /** Whether not all sessions are read, so that each number is a lower bound. */
  readonly isPartial: boolean;
}

/** How many of the grants that are alive now will have died by four moments: by the draft, and by today's policy. */
export function ImpactQuad({ impact, hasDraft, isPartial }: ImpactQuadProps) {
  const atLeast = isPartial ? '≥ ' : '';
  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted px-4">Grants that will have died by then</p>
      <dl className="border-line divide-line grid grid-cols-4 divide-x border-y">
        {MOMENTS.map(({ day, name }) => {
          const draft = rangeAt(impact.dying.draft.all, day);
          const today = rangeAt(impact.dying.today.all, day);
          const isLong = rangeWords(draft).length > 7;
          return (
            <div key={day} className="min-w-0 px-2 py-2">
              <dt className="text-12 text-subtle">{name}</dt>
              <dd
                className={`font-semibold ${isLong ? 'text-12' : 'text-16'} ${day === 0 && draft.most > 0 ? 'text-danger-text' : ''}`}
                title={atLeast + rangeWords(draft)}
              >
                {atLeast}
                {rangeWords(draft)}
              </dd>
              {hasDraft && (
                <dd className="text-12 text-muted">
                  was {atLeast}
                  {rangeWords(today)}
                </dd>
              )}
            </div>
          );
        })}
      </dl>
    </div>
  );
}
