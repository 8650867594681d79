import { useState } from 'react';

import { formatCount } from '#components/count.ts';
import { IMPACT_DAYS } from '#domain/death-book.ts';
import { aliveByDay, type GrantImpact, rangeAt } from '#domain/policy-impact.ts';
import { DAY, type EpochSeconds } from '#domain/time.ts';
import { Button } from '#ui/button.tsx';

import { rangeWords } from './range-words.ts';

interface ImpactCurveProps {
  readonly impact: GrantImpact;
  readonly now: EpochSeconds;
  readonly hasDraft: boolean;
}

const WIDTH = 300;
const HEIGHT = 130;
const TICKS = [0, 15, 30, 45, 60] as const;
const TABLE_DAYS = [0, 1, 7, 14, 30, 45, 60] as const;

const dates = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const compact = new Intl.NumberFormat(undefined, { notation: 'compact' });

/** Grants alive over the next 60 days if nobody refreshes: under today's policy and under the draft. */
export function ImpactCurve({ impact, now, hasDraft }: ImpactCurveProps) {
  const [isTable, setIsTable] = useState(false);
  const today = aliveByDay(impact, 'today');
  const draft = aliveByDay(impact, 'draft');
  // Where a shared session hides the start, the line is the most that may be alive.
  const most = Math.max(2, ...today.most, ...draft.most);
  const x = (day: number) => (WIDTH * day) / IMPACT_DAYS;
  const y = (count: number) => HEIGHT - (HEIGHT * count) / most;
  const line = (counts: Uint32Array) =>
    Array.from(counts, (count, day) => `${x(day).toFixed(1)} ${y(count).toFixed(1)}`).join('L');
  const dateOf = (day: number) => (day === 0 ? 'now' : dates.format((now + day * DAY) * 1000));
  const [first = 0] = today.most;
  const [firstDraft = 0] = draft.most;

  return (
    <figure className="flex flex-col gap-1 px-4">
      <figcaption className="flex flex-wrap items-center gap-x-3">
        <span className="font-medium">Grants alive, next 60 days</span>
        <span className="text-12 text-muted ml-auto flex items-center gap-3">
          <span className="flex items-center gap-1">
            <Swatch className="stroke-elapsed-strong" dash="3 2" /> today
          </span>
          {hasDraft && (
            <span className="flex items-center gap-1">
              <Swatch className="stroke-accent" /> draft
            </span>
          )}
        </span>
      </figcaption>
      {isTable ? (
        <CurveTable
          rows={TABLE_DAYS.map((day) => ({
            day,
            date: dateOf(day),
            today: rangeWords(rangeAt(today, day)),
            draft: rangeWords(rangeAt(draft, day)),
          }))}
          hasDraft={hasDraft}
        />
      ) : (
        <div className="grid grid-cols-[auto_1fr] gap-x-2">
          <div className="text-11 text-subtle flex flex-col justify-between text-right" aria-hidden>
            <span>{compact.format(most)}</span>
            <span>{compact.format(Math.round(most / 2))}</span>
            <span>0</span>
          </div>
          <svg
            role="img"
            aria-label={`Grants alive: ${formatCount(first)} now and ${formatCount(today.most[IMPACT_DAYS] ?? 0)} in 60 days under today’s policy; ${formatCount(firstDraft)} and ${formatCount(draft.most[IMPACT_DAYS] ?? 0)} under the draft. If nobody refreshes.`}
            viewBox={`-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`}
            preserveAspectRatio="none"
            className="h-32 w-full"
          >
            {[0, 0.5, 1].map((share) => (
              <path
                key={share}
                className="stroke-grid"
                strokeWidth={1}
                vectorEffect="non-scaling-stroke"
                d={`M0 ${HEIGHT * share}H${WIDTH}`}
              />
            ))}
            {hasDraft && (
              <path
                className="fill-danger-soft"
                d={`M${line(today.most)}L${line(draft.most).split('L').toReversed().join('L')}Z`}
              />
            )}
            <path
              className="stroke-elapsed-strong"
              fill="none"
              strokeWidth={1.5}
              strokeDasharray="4 3"
              vectorEffect="non-scaling-stroke"
              d={`M${line(today.most)}`}
            />
            {hasDraft && (
              <path
                className="stroke-accent"
                fill="none"
                strokeWidth={2}
                vectorEffect="non-scaling-stroke"
                d={`M${line(draft.most)}`}
              />
            )}
            {hasDraft && firstDraft < first && (
              <path
                className="stroke-danger"
                strokeWidth={2}
                vectorEffect="non-scaling-stroke"
                d={`M0 ${y(first)}V${y(firstDraft)}`}
              />
            )}
          </svg>
          <span />
          <div className="text-11 text-subtle flex justify-between" aria-hidden>
            {TICKS.map((day) => (
              <span key={day}>{dateOf(day)}</span>
            ))}
          </div>
        </div>
      )}
      <div>
        <Button size="sm" variant="ghost" onPress={() => setIsTable(!isTable)}>
          {isTable ? 'View as curve' : 'View as table'}
        </Button>
      </div>
    </figure>
  );
}

const Swatch = ({ className, dash }: { className: string; dash?: string }) => (
  <svg width={14} height={4} aria-hidden>
    <path className={className} strokeWidth={2} strokeDasharray={dash} d="M0 2H14" />
  </svg>
);

interface CurveTableProps {
  readonly rows: readonly { day: number; date: string; today: string; draft: string }[];
  readonly hasDraft: boolean;
}

const CurveTable = ({ rows, hasDraft }: CurveTableProps) => (
  <table aria-label="Grants alive, next 60 days" className="w-full text-right">
    <thead>
      <tr className="text-12 text-subtle">
        <th scope="col" className="text-left font-normal">
          Day
        </th>
        <th scope="col" className="font-normal">
          Today
        </th>
        {hasDraft && (
          <th scope="col" className="font-normal">
            Draft
          </th>
        )}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ day, date, today, draft }) => (
        <tr key={day} className="border-line border-t">
          <th scope="row" className="text-muted text-left font-normal">
            {date}
          </th>
          <td>{today}</td>
          {hasDraft && <td>{draft}</td>}
        </tr>
      ))}
    </tbody>
  </table>
);
