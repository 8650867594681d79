import { getRouteApi, Link } from '@tanstack/react-router';
import { Ban, Plus } from 'lucide-react';

import { MissingRoleNote } from '#components/missing-role-note.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { usePermission } from '#components/use-person.ts';
import { buttonClass } from '#ui/button-class.ts';
import { Notice } from '#ui/notice.tsx';
import { PageSkeleton } from '#ui/skeleton.tsx';
import { StatePanel } from '#ui/state-panel.tsx';

import { ImportJob } from './import-job.tsx';
import { JobRow } from './job-row.tsx';
import { SavedRules } from './saved-rules.tsx';
import { useRealmJobs } from './use-realm-jobs.ts';

const route = getRouteApi('/realms/$realm/revocations');

/** Every revocation job of this browser, and the rules to plan one by. */
export function RevocationsPage() {
  const { realm } = route.useParams();
  const permission = usePermission(realm, 'revoke');
  const { jobs, problem } = useRealmJobs(realm);
  return (
    <div className="page-padding flex flex-col gap-4">
      <PageHeader
        title="Revocations"
        realm={realm}
        subtitle="Jobs planned in this browser. Each is kept here until it is deleted."
        actions={
          <span className="flex flex-wrap gap-2">
            <ImportJob realm={realm} />
            <Link
              to="/realms/$realm/revocations/new"
              params={{ realm }}
              className={buttonClass('primary')}
            >
              <Plus size={15} aria-hidden /> New revocation
            </Link>
          </span>
        }
      />
      {permission.kind === 'missing' && (
        <MissingRoleNote realm={realm} missing={permission.role} what="Revoking" />
      )}
      {problem !== undefined && (
        <Notice tone="warn" role="alert">
          {problem}
        </Notice>
      )}
      {jobs === undefined && problem === undefined && <PageSkeleton label="Loading the jobs" />}
      {jobs?.length === 0 && (
        <StatePanel
          icon={Ban}
          title="Nothing was revoked from this browser yet"
          actions={
            <Link
              to="/realms/$realm/clients"
              params={{ realm }}
              className={buttonClass('secondary')}
            >
              Choose a client
            </Link>
          }
        >
          <p>
            Select or filter the sessions of a client, take a user’s, or paste a list of ids. A job
            is planned first, and says what it will end before anything is sent.
          </p>
        </StatePanel>
      )}
      {jobs !== undefined && jobs.length > 0 && (
        <section
          aria-label="Jobs"
          className="rounded-card border-line bg-surface shadow-card overflow-hidden border"
        >
          <ul className="divide-line divide-y">
            {jobs.map((header) => (
              <JobRow key={header.id} realm={realm} header={header} />
            ))}
          </ul>
        </section>
      )}
      <SavedRules realm={realm} />
    </div>
  );
}
