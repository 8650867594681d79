import { lazy, Suspense, useState } from 'react';

import type { OfflineSession, SessionClient } from '#domain/offline-session.ts';

import { RevocationOutcome } from './revocation-outcome.tsx';

const RevokeDialog = lazy(async () => {
  const { RevokeDialog: Dialog } = await import('./revoke-dialog.tsx');
  return { default: Dialog };
});

/** What somebody asked to revoke: a client's grants in some sessions, or whole sessions. */
export interface RevocationTarget {
  readonly sessions: readonly OfflineSession[];
  readonly client?: SessionClient;
}

interface RevocationProps {
  readonly realm: string;
  readonly target: RevocationTarget | undefined;
  readonly onClose: () => void;
}

/**
 * The revoke dialog of a page and, once it is closed, what came of it. It stands outside what is
 * revoked: rows go as soon as they are gone from Keycloak, while the dialog still tells the result.
 */
export function Revocation({ realm, target, onClose }: RevocationProps) {
  const [outcome, setOutcome] = useState<{ readonly text: string; readonly count: number }>();
  return (
    <>
      {outcome && <RevocationOutcome key={outcome.count} text={outcome.text} />}
      {target && (
        <Suspense>
          <RevokeDialog
            realm={realm}
            sessions={target.sessions}
            {...(target.client && {
              clientId: target.client.clientId,
              clientUuid: target.client.uuid,
            })}
            onClose={(summary) => {
              onClose();
              if (summary === undefined) return;
              setOutcome((old) => ({ text: summary, count: (old?.count ?? 0) + 1 }));
            }}
          />
        </Suspense>
      )}
    </>
  );
}
