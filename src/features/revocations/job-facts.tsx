import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { counted, formatCount } from '#components/count.ts';
import { ExactTime } from '#components/exact-time.tsx';
import { filterWords } from '#components/filter-words.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { UserName } from '#components/user-name.tsx';
import type { JobHeader } from '#domain/revocation-record.ts';
import type { JobSnapshot } from '#jobs/revocation-snapshot.ts';
import { Notice } from '#ui/notice.tsx';

interface JobFactsProps {
  readonly realm: string;
  readonly job: JobSnapshot;
  readonly header: JobHeader;
}

/** What the job is: chosen how, by whom, and what it leaves out. */
export function JobFacts({ realm, job, header }: JobFactsProps) {
  const filter = header.source.filter && filterWords(header.source.filter);
  const isBusy = job.kind === 'running' || job.kind === 'verifying' || job.kind === 'paused';
  return (
    <>
      <section
        aria-label="Job"
        className="rounded-card border-line bg-surface shadow-card flex flex-col gap-3 border p-4"
      >
        <h2 className="font-semibold">Job</h2>
        <dl className="grid grid-cols-[104px_minmax(0,1fr)] gap-x-3 gap-y-2">
          {header.client && (
            <Line name="Client">
              <Link
                to="/realms/$realm/clients/$clientId/sessions"
                params={{ realm, clientId: header.client.clientId }}
                className="hover:text-accent-text hover:underline"
              >
                <ForeignText
                  text={header.client.clientId}
                  className="text-12 font-mono break-all"
                />
              </Link>
            </Line>
          )}
          <Line name="Scope">{header.way === 'client' ? 'Only this client' : 'Whole session'}</Line>
          {filter !== undefined && filter !== '' && <Line name="Filter">{filter}</Line>}
          <Line name="Plan">
            {header.way === 'client'
              ? `${counted(header.sessions, 'grant')} of ${counted(header.items, 'user')}`
              : counted(header.sessions, 'session')}
            , the longest unused first
          </Line>
          <Skipped header={header} />
          <Line name="Planned">
            <ExactTime at={header.plannedAt} />
            {header.plannedBy !== undefined && (
              <>
                {' '}
                by <UserName realm={realm} userId={header.plannedBy} />
              </>
            )}
          </Line>
          {header.startedAt !== undefined && (
            <Line name="Started">
              <ExactTime at={header.startedAt} />
            </Line>
          )}
          {header.endedAt !== undefined && (
            <Line name="Ended">
              <ExactTime at={header.endedAt} />
            </Line>
          )}
          {header.startedAt !== undefined && (
            <Line name="Journal">
              <Link
                to="/realms/$realm/journal"
                params={{ realm }}
                search={{ entry: header.id }}
                className="text-accent-text hover:underline"
              >
                Its entry
              </Link>
            </Line>
          )}
        </dl>
      </section>
      {isBusy &&
        (job.isKept ? (
          <Notice tone="ok">
            <b className="font-semibold">Safe to close this tab.</b> The plan and each result are
            kept in this browser. Open Revocations to resume; nothing that was answered is sent
            twice, and what is already gone counts as gone.
          </Notice>
        ) : (
          <Notice tone="warn">
            <b className="font-semibold">Keep this tab open.</b> This browser keeps nothing for this
            page: a tab that is closed forgets what is left.
          </Notice>
        ))}
    </>
  );
}

const SKIP_WORDS = {
  'own-session': 'the session you are signed in with',
  'user-deleted': 'of deleted users',
  'past-realm-limit': 'past the realm’s own limits, the cleaner’s to remove',
} as const;

function Skipped({ header }: { header: JobHeader }) {
  const words = (['own-session', 'user-deleted', 'past-realm-limit'] as const)
    .filter((reason) => (header.skipped[reason] ?? 0) > 0)
    .map((reason) => `${formatCount(header.skipped[reason] ?? 0)} ${SKIP_WORDS[reason]}`);
  return words.length === 0 ? null : <Line name="Left out">{words.join('; ')}</Line>;
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
