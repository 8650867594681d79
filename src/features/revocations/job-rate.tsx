import { useEffect, useRef, useState } from 'react';

import { formatCount } from '#components/count.ts';
import { unitOf } from '#components/job-words.ts';
import type { JobHeader } from '#domain/revocation-record.ts';
import type { JobSnapshot } from '#jobs/revocation-snapshot.ts';

/** One sample a second; so many are five minutes. */
const SAMPLES = 300;
const WIDTH = 600;
const HEIGHT = 72;

interface JobRateProps {
  readonly job: JobSnapshot;
  readonly header: JobHeader;
}

/** How fast the job goes, second by second since this page is open. */
export function JobRate({ job, header }: JobRateProps) {
  const [samples, setSamples] = useState<readonly number[]>([]);
  const { perSecond } = job;
  const latest = useRef(perSecond);
  useEffect(() => {
    latest.current = perSecond;
  }, [perSecond]);
  useEffect(() => {
    const timer = setInterval(() => {
      const rate = latest.current;
      if (rate !== undefined) setSamples((old) => [...old, rate].slice(-SAMPLES));
    }, 1000);
    return () => clearInterval(timer);
  }, []);
  const top = Math.max(1, ...samples);
  const points = samples.map(
    (rate, at) =>
      `${(WIDTH * at) / Math.max(1, samples.length - 1)},${HEIGHT - (HEIGHT * rate) / top}`,
  );
  return (
    <section
      aria-label="Rate"
      className="rounded-card border-line bg-surface shadow-card flex flex-col gap-2 border p-4"
    >
      <p className="flex flex-wrap items-baseline gap-x-2">
        <b className="font-semibold">Rate</b>
        <span className="text-muted">
          {perSecond === undefined
            ? 'not known yet'
            : `${formatCount(Math.round(perSecond))} ${unitOf(header.way)}s/s now`}
        </span>
        <span className="text-muted ml-auto">
          {job.parallel} in parallel; more while answers are quick, fewer when they slow down
        </span>
      </p>
      {points.length > 1 && (
        <svg
          role="img"
          aria-label={`Rate since this page is open: at most ${formatCount(Math.round(top))} a second`}
          viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`}
          preserveAspectRatio="none"
          className="h-18 w-full"
        >
          <polygon
            points={`0,${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}`}
            className="fill-accent-soft"
          />
          <polyline
            points={points.join(' ')}
            vectorEffect="non-scaling-stroke"
            className="stroke-accent fill-none stroke-2"
          />
        </svg>
      )}
    </section>
  );
}
