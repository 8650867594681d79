import { useRouteContext, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';

import { leaveForFreshSignIn } from '#api/sign-in.ts';
import { counted } from '#components/count.ts';
import { isTyped } from '#components/is-typed.ts';
import { SignInWords, StorageNotice } from '#components/revocation-notices.tsx';
import { RevokeConfirm } from '#components/revoke-confirm.tsx';
import { useFreshSignIn } from '#components/use-fresh-sign-in.ts';
import { usePermission } from '#components/use-person.ts';
import { useReachability } from '#components/use-reachability.ts';
import type { JobHeader } from '#domain/revocation-record.ts';
import { startJob } from '#jobs/revocation-runner.ts';
import type { JobSnapshot } from '#jobs/revocation-snapshot.ts';
import { Button } from '#ui/button.tsx';

interface JobStartProps {
  readonly jobId: string;
  readonly job: JobSnapshot;
  readonly header: JobHeader;
}

/** The last word before a job that is only planned begins: one that waited for a sign-in, or came as a file. */
export function JobStart({ jobId, job, header }: JobStartProps) {
  const { typeFrom } = useRouteContext({ from: '/realms/$realm' }).config.revocation;
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const mayRevoke = usePermission(header.realm, 'revoke').kind === 'allowed';
  const isReachable = useReachability().kind === 'reachable';
  const freshSignIn = useFreshSignIn();
  const [typed, setTyped] = useState('');
  const count = header.sessions;
  const mustType = count >= typeFrom;
  const isReady = mayRevoke && isReachable && (!mustType || isTyped(typed, count));
  return (
    <section
      aria-label="Start"
      className="rounded-card border-line bg-surface shadow-card flex flex-col gap-3 border p-4"
    >
      <p>
        Nothing was sent yet. It will end{' '}
        <b className="font-semibold">
          {header.way === 'client'
            ? `${counted(count, 'grant')} of ${counted(header.items, 'user')}, and this client’s grants in all their other sessions`
            : `${counted(count, 'session')} with all clients in them, and the live SSO sessions of the same ids`}
        </b>
        .
      </p>
      <SignInWords freshSignIn={freshSignIn} />
      {!job.isKept && <StorageNotice problem={undefined} mustSignIn={false} />}
      <RevokeConfirm typedCount={mustType ? count : undefined} typed={typed} onType={setTyped} />
      <span className="flex justify-end">
        {freshSignIn.kind === 'old' ? (
          <Button
            variant="primary"
            isDisabled={!isReachable}
            onPress={() => leaveForFreshSignIn(path, freshSignIn.maxAgeSeconds)}
          >
            Sign in again…
          </Button>
        ) : (
          <Button
            variant="danger"
            isDisabled={!isReady || freshSignIn.kind === 'unknown'}
            onPress={() => startJob(jobId, { withoutDisk: !job.isKept })}
          >
            {job.isKept ? 'Start' : 'Run without keeping it'}
          </Button>
        )}
      </span>
    </section>
  );
}
