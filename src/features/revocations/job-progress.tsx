import { formatCount } from '#components/count.ts';
import { PHASE_WORDS, secondsWords, unitOf } from '#components/job-words.ts';
import type { JobHeader } from '#domain/revocation-record.ts';
import type { JobSnapshot } from '#jobs/revocation-snapshot.ts';
import { ProgressBar } from '#ui/progress-bar.tsx';

interface JobProgressProps {
  readonly job: JobSnapshot;
  readonly header: JobHeader;
}

/** How far a job is, and what came of its calls so far. */
export function JobProgress({ job, header }: JobProgressProps) {
  const { counts, kind } = job;
  const over = counts.done + counts.gone + counts.failed + counts.skipped;
  const left = counts.pending + counts.sent;
  const percent = header.items === 0 ? 100 : Math.floor((100 * over) / header.items);
  return (
    <section
      aria-label="Progress"
      className="rounded-card border-line bg-surface shadow-card flex flex-col gap-3 border p-4"
    >
      <p className="flex flex-wrap items-baseline gap-x-2">
        <b className="text-24 font-semibold">{percent} %</b>
        <span className="text-muted">
          {formatCount(over)} of {formatCount(header.items)} {unitOf(header.way)}s
        </span>
        <span className="ml-auto">{timeWords(job)}</span>
      </p>
      <ProgressBar
        label="Revoked so far"
        total={header.items}
        parts={[
          { id: 'accent', count: counts.done },
          { id: 'gone', count: counts.gone + counts.skipped },
          { id: 'failed', count: counts.failed },
        ]}
      />
      <dl aria-label="Results" className="grid grid-cols-5 gap-x-4 gap-y-2 max-sm:grid-cols-2">
        <Figure name="Revoked" dot="bg-accent" count={counts.done} />
        <Figure name="Already gone" dot="bg-elapsed-strong" count={counts.gone} />
        <Figure name="Failed" dot="bg-danger" count={counts.failed} isBad={counts.failed > 0} />
        <Figure name="Skipped" dot="bg-elapsed-strong" count={counts.skipped} />
        <Figure name="Left" dot="bg-active" count={left} />
      </dl>
      {kind === 'verifying' && (
        <p className="text-muted">
          All is sent. The targets are read again now: what is still listed is sent once more.
        </p>
      )}
      <p className="sr-only" role="status">
        {kind === 'finished' &&
          `Finished: ${formatCount(counts.done)} ${PHASE_WORDS.done}, ${formatCount(counts.failed)} ${PHASE_WORDS.failed}`}
      </p>
    </section>
  );
}

function timeWords({ kind, secondsLeft, perSecond }: JobSnapshot): string {
  if (kind !== 'running') return '';
  const left = secondsLeft === undefined ? '' : `${secondsWords(secondsLeft)} left`;
  const rate = perSecond === undefined ? '' : `${formatCount(Math.round(perSecond))} a second`;
  return [rate, left].filter((word) => word !== '').join(' · ');
}

interface FigureProps {
  readonly name: string;
  readonly dot: string;
  readonly count: number;
  readonly isBad?: boolean;
}

function Figure({ name, dot, count, isBad = false }: FigureProps) {
  return (
    <div className="min-w-0">
      <dt className="text-muted flex items-center gap-1.5">
        <span className={`size-2 shrink-0 rounded-full ${dot}`} aria-hidden />
        {name}
      </dt>
      <dd className={`text-16 font-semibold ${isBad ? 'text-danger-text' : ''}`}>
        {formatCount(count)}
      </dd>
    </div>
  );
}
