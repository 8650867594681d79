import { getRouteApi, Link } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';

import { ForeignText } from '#components/foreign-text.tsx';
import { holdWords, JOB_KIND_TONES, JOB_KIND_WORDS } from '#components/job-words.ts';
import { MissingRoleNote } from '#components/missing-role-note.tsx';
import { Moment } from '#components/moment.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { sourceWords } from '#components/source-words.ts';
import { useJob, useRenewedAfter } from '#components/use-job.ts';
import { usePermission } from '#components/use-person.ts';
import { useServerNow } from '#components/use-server-now.ts';
import { UserName } from '#components/user-name.tsx';
import type { JobHeader } from '#domain/revocation-record.ts';
import type { JobSnapshot } from '#jobs/revocation-snapshot.ts';
import { buttonClass } from '#ui/button-class.ts';
import { Notice } from '#ui/notice.tsx';
import { PageSkeleton } from '#ui/skeleton.tsx';
import { StatePanel } from '#ui/state-panel.tsx';
import { Tag } from '#ui/tag.tsx';

import { JobControls } from './job-controls.tsx';
import { JobFacts } from './job-facts.tsx';
import { JobFailures } from './job-failures.tsx';
import { JobLog } from './job-log.tsx';
import { JobProgress } from './job-progress.tsx';
import { JobRate } from './job-rate.tsx';
import { JobStart } from './job-start.tsx';
import { JobVerified } from './job-verified.tsx';

const route = getRouteApi('/realms/$realm/revocations/$jobId');

/** One revocation job: planned, at work, or over; here or in another tab. */
export function RevocationJobPage() {
  const { realm, jobId } = route.useParams();
  return <Job key={jobId} realm={realm} jobId={jobId} />;
}

function Job({ realm, jobId }: { realm: string; jobId: string }) {
  const job = useJob(jobId);
  useRenewedAfter(realm, job);
  const permission = usePermission(realm, 'revoke');
  if (job.isMissing || (job.header && job.header.realm !== realm)) {
    return <NoJob realm={realm} jobId={jobId} realmOfJob={job.header?.realm} />;
  }
  if (!job.header) return <PageSkeleton label="Loading the job" />;
  return (
    <div className="page-padding flex flex-col gap-4">
      <JobHead realm={realm} jobId={jobId} job={job} header={job.header} />
      {permission.kind === 'missing' && (
        <MissingRoleNote realm={realm} missing={permission.role} what="Revoking" />
      )}
      {job.hold && (
        <Notice tone={HOLD_TONES[job.hold.reason] ?? 'danger'} role="alert">
          {holdWords(job.hold)}
        </Notice>
      )}
      {job.runs === 'elsewhere' && (
        <Notice tone="info">
          Another tab of this browser runs it. What you press here is passed on.
        </Notice>
      )}
      {job.kind === 'planned' && <JobStart jobId={jobId} job={job} header={job.header} />}
      <div className="grid grid-cols-[minmax(0,1fr)_330px] items-start gap-4 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-4">
          <JobProgress job={job} header={job.header} />
          {job.totals && <JobVerified realm={realm} header={job.header} totals={job.totals} />}
          {job.kind === 'running' && <JobRate job={job} header={job.header} />}
          {job.counts.failed > 0 && <JobFailures realm={realm} jobId={jobId} job={job} />}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <JobFacts realm={realm} job={job} header={job.header} />
          {job.recent.length > 0 && <JobLog recent={job.recent} />}
        </div>
      </div>
    </div>
  );
}

const HOLD_TONES: Partial<Record<NonNullable<JobSnapshot['hold']>['reason'], 'info' | 'warn'>> = {
  asked: 'info',
  'slow-down': 'info',
  reopened: 'warn',
  unreachable: 'warn',
};

interface JobHeadProps {
  readonly realm: string;
  readonly jobId: string;
  readonly job: JobSnapshot;
  readonly header: JobHeader;
}

function JobHead({ realm, jobId, job, header }: JobHeadProps) {
  const now = useServerNow();
  const title = sourceWords(header.source, header.sessions);
  return (
    <PageHeader
      title={title}
      realm={realm}
      heading={
        <>
          <span className="min-w-0">{title}</span>
          <span role="status" aria-label="Job state" className="text-13 flex font-normal">
            <Tag tone={JOB_KIND_TONES[job.kind]}>{JOB_KIND_WORDS[job.kind]}</Tag>
          </span>
        </>
      }
      subtitle={
        <span className="flex flex-wrap items-center gap-x-1.5">
          {header.client && (
            <>
              <ForeignText text={header.client.clientId} className="text-12 font-mono" /> ·{' '}
            </>
          )}
          {header.way === 'client' ? 'only this client' : 'whole sessions'} · planned{' '}
          {header.plannedBy !== undefined && (
            <>
              by <UserName realm={realm} userId={header.plannedBy} />
            </>
          )}{' '}
          <Moment at={header.plannedAt} now={now} />
        </span>
      }
      actions={<JobControls realm={realm} jobId={jobId} job={job} header={header} />}
    />
  );
}

interface NoJobProps {
  readonly realm: string;
  readonly jobId: string;
  /** Where there is one of that id, but in another realm. */
  readonly realmOfJob: string | undefined;
}

function NoJob({ realm, jobId, realmOfJob }: NoJobProps) {
  if (realmOfJob !== undefined) {
    return (
      <StatePanel
        isPage
        icon={SearchX}
        title="This job is of another realm"
        role="alert"
        actions={
          <Link
            to="/realms/$realm/revocations/$jobId"
            params={{ realm: realmOfJob, jobId }}
            className={buttonClass('primary')}
          >
            Open it there
          </Link>
        }
      >
        <p>
          It revokes in <ForeignText text={realmOfJob} />.
        </p>
      </StatePanel>
    );
  }
  return (
    <StatePanel
      isPage
      icon={SearchX}
      title="This browser has no such job"
      role="alert"
      actions={
        <Link to="/realms/$realm/revocations" params={{ realm }} className={buttonClass('primary')}>
          All revocations
        </Link>
      }
    >
      <p>
        <ForeignText text={jobId} className="text-12 font-mono break-all" />
      </p>
      <p>
        Jobs are kept in the browser that planned them, until they are deleted. To look at one of
        another computer, export its file there and import it here.
      </p>
    </StatePanel>
  );
}
