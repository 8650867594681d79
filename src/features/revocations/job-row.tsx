import { Link } from '@tanstack/react-router';

import { formatCount } from '#components/count.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { JOB_KIND_TONES, JOB_KIND_WORDS, jobSummary } from '#components/job-words.ts';
import { Moment } from '#components/moment.tsx';
import { sourceWords } from '#components/source-words.ts';
import { useJob } from '#components/use-job.ts';
import { useServerNow } from '#components/use-server-now.ts';
import type { PhaseCounts } from '#domain/revocation-items.ts';
import { isOver, type JobHeader } from '#domain/revocation-record.ts';
import type { JobKind } from '#domain/revocation-state.ts';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Tag } from '#ui/tag.tsx';

interface JobRowProps {
  readonly realm: string;
  readonly header: JobHeader;
}

/** One job in the list; one that is not over is watched. */
export function JobRow({ realm, header }: JobRowProps) {
  return isOver(header) ? (
    <Row realm={realm} header={header} kind={header.kind} counts={header.counts} />
  ) : (
    <LiveRow realm={realm} header={header} />
  );
}

function LiveRow({ realm, header }: JobRowProps) {
  const { kind, counts, header: loaded } = useJob(header.id);
  return (
    <Row
      realm={realm}
      header={header}
      kind={loaded ? kind : header.kind}
      counts={loaded ? counts : header.counts}
    />
  );
}

function Row({
  realm,
  header,
  kind,
  counts,
}: JobRowProps & { readonly kind: JobKind; readonly counts: PhaseCounts }) {
  const now = useServerNow();
  return (
    <li className="hover:bg-hover flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
      <span className="flex min-w-0 flex-1 basis-80 flex-col">
        <Link
          to="/realms/$realm/revocations/$jobId"
          params={{ realm, jobId: header.id }}
          className="hover:text-accent-text font-medium hover:underline"
        >
          {sourceWords(header.source, header.sessions)}
        </Link>
        <span className="text-12 text-subtle truncate">
          {header.client && (
            <>
              <ForeignText text={header.client.clientId} className="font-mono" /> ·{' '}
            </>
          )}
          {header.way === 'client' ? 'only this client' : 'whole sessions'} ·{' '}
          <Moment at={header.plannedAt} now={now} />
        </span>
      </span>
      <span className="flex basis-56 flex-col gap-1">
        <ProgressBar
          label="Revoked so far"
          total={header.items}
          parts={[
            { id: 'accent', count: counts.done },
            { id: 'gone', count: counts.gone + counts.skipped },
            { id: 'failed', count: counts.failed },
          ]}
        />
        <span className="text-12 text-muted">{jobSummary(header.way, counts)}</span>
      </span>
      <span className="text-muted basis-16 text-right max-sm:hidden">
        {formatCount(header.items)}
      </span>
      <span className="flex basis-20 justify-end">
        <Tag tone={JOB_KIND_TONES[kind]}>{JOB_KIND_WORDS[kind]}</Tag>
      </span>
    </li>
  );
}
