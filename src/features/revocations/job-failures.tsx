import { counted, formatCount } from '#components/count.ts';
import { FAILURE_WORDS, failureWords } from '#components/job-words.ts';
import { useJobResults } from '#components/use-job-results.ts';
import { usePermission } from '#components/use-person.ts';
import { UserName } from '#components/user-name.tsx';
import { itemId } from '#domain/revocation-plan.ts';
import { retryFailed } from '#jobs/revocation-runner.ts';
import type { JobSnapshot } from '#jobs/revocation-snapshot.ts';
import { Button } from '#ui/button.tsx';
import { Tag } from '#ui/tag.tsx';

/** More lines than anybody reads; the groups count all, and the job's file holds all. */
const MOST_SHOWN = 50;

interface JobFailuresProps {
  readonly realm: string;
  readonly jobId: string;
  readonly job: JobSnapshot;
}

/** What failed, by reason, each with another try. */
export function JobFailures({ realm, jobId, job }: JobFailuresProps) {
  const mayRevoke = usePermission(realm, 'revoke').kind === 'allowed';
  const failed = useJobResults(jobId, job.counts.failed).filter(({ phase }) => phase === 'failed');
  // While it runs it tries again by itself.
  const canRetry = mayRevoke && (job.kind === 'finished' || job.kind === 'paused');
  return (
    <section
      aria-label="Failures"
      className="rounded-card border-line bg-surface shadow-card overflow-hidden border"
    >
      <div className="flex flex-wrap items-center gap-2 px-4 py-2">
        <h2 className="font-semibold">Failures</h2>
        <Tag tone="danger">{formatCount(job.counts.failed)}</Tag>
        <span className="ml-auto">
          <Button size="sm" isDisabled={!canRetry} onPress={() => void retryFailed(jobId)}>
            Retry failed
          </Button>
        </span>
      </div>
      <ul className="divide-line border-line divide-y border-t">
        {job.failures.map(({ reason, status, count }) => (
          <li
            key={`${reason}-${status ?? ''}`}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5"
          >
            {status !== undefined && <Tag tone="warn">{status}</Tag>}
            <span className="min-w-0 flex-1">
              {FAILURE_WORDS[reason]}: {counted(count, 'call')}
            </span>
            <Button
              size="sm"
              variant="ghost"
              isDisabled={!canRetry}
              aria-label={`Retry ${formatCount(count)}: ${FAILURE_WORDS[reason]}`}
              onPress={() => void retryFailed(jobId, reason)}
            >
              Retry {formatCount(count)}
            </Button>
          </li>
        ))}
      </ul>
      <ul aria-label="Failed items" className="divide-line border-line bg-sunken divide-y border-t">
        {failed.slice(0, MOST_SHOWN).map(({ item, failure }) => (
          <li key={itemId(item)} className="flex flex-wrap items-center gap-x-3 px-4 py-1.5">
            <UserName realm={realm} userId={item.userId} />
            {item.way === 'session' && (
              <code className="text-12 text-muted font-mono">{item.sessionId.slice(0, 8)}</code>
            )}
            <span className="text-12 text-danger-text ml-auto">
              {failure && failureWords(failure)}
            </span>
          </li>
        ))}
        {failed.length > MOST_SHOWN && (
          <li className="text-muted px-4 py-1.5">
            and {formatCount(failed.length - MOST_SHOWN)} more, all in the job’s file
          </li>
        )}
      </ul>
    </section>
  );
}
