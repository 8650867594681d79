import { useMemo } from 'react';

import { formatCount } from '#components/count.ts';
import { formatAge, formatSpan } from '#domain/duration.ts';
import type { SessionFacts } from '#domain/session-filter.ts';
import { sessionHistograms } from '#domain/session-histogram.ts';
import type { SessionSet } from '#domain/session-set.ts';
import type { Seconds } from '#domain/time.ts';
import { MiniHistogram } from '#ui/mini-histogram.tsx';

interface HistogramCardsProps {
  readonly set: SessionSet;
  /** New whenever the set has changed. */
  readonly facts: SessionFacts;
  /** How long a grant can be idle at most. */
  readonly idleSpanSeconds: Seconds;
}

/** How long the loaded grants have been idle, and when they die: the live ones of what is read. */
export function HistogramCards({ set, facts, idleSpanSeconds }: HistogramCardsProps) {
  const { idle, medianIdleSeconds, dies, diesByMax, dieWithinWeek, mayDieWithinWeek } = useMemo(
    () => sessionHistograms(set, facts, idleSpanSeconds),
    [set, facts, idleSpanSeconds],
  );
  const isBound = mayDieWithinWeek > dieWithinWeek;
  const inWeek = `${isBound ? '≤ ' : ''}${formatCount(mayDieWithinWeek)}`;
  const median = medianIdleSeconds === undefined ? '—' : formatSpan(medianIdleSeconds);
  return (
    <>
      <div className="border-line flex flex-col gap-2 border-l px-4 py-3 max-xl:border-t max-xl:border-l-0 max-sm:px-3">
        <dt className="text-12 text-subtle flex justify-between gap-2">
          Idle age <span>median {median}</span>
        </dt>
        <dd>
          <MiniHistogram
            label={`Live grants by idle age, from 0 to ${formatAge(idle.spanSeconds)}; the median is ${median}.`}
            counts={idle.counts}
            tone="elapsed"
            from="0"
            to={formatAge(idle.spanSeconds)}
          />
        </dd>
      </div>
      <div className="border-line flex flex-col gap-2 border-l px-4 py-3 max-xl:border-t max-sm:px-3">
        <dt className="text-12 text-subtle flex justify-between gap-2">
          Dies in{' '}
          <span
            title={
              isBound ? 'Some may live longer: another client shares their session.' : undefined
            }
          >
            {inWeek} in 7 d
          </span>
        </dt>
        <dd>
          <MiniHistogram
            label={`Live grants by the time until they die, from now to ${formatAge(dies.spanSeconds)}; ${inWeek} die within 7 days.`}
            counts={dies.counts}
            second={diesByMax}
            tone="idle"
            from="now"
            to={formatAge(dies.spanSeconds)}
          />
        </dd>
      </div>
    </>
  );
}
