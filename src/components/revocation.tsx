import { lazy, Suspense, useState } from 'react';

import type { OfflineSession, SessionClient } from '#domain/offline-session.ts';
import type { RevocationWay } from '#domain/revocation-plan.ts';
import type { PlanSource } from '#domain/revocation-sources.ts';
import type { SessionSet } from '#domain/session-set.ts';
import type { EpochSeconds } from '#domain/time.ts';

import { RevocationOutcome } from './revocation-outcome.tsx';

const RevokeDialog = lazy(async () => {
  const { RevokeDialog: Dialog } = await import('./revoke-dialog.tsx');
  return { default: Dialog };
});

/** What somebody asked to revoke: a client's grants in some sessions, or whole sessions. */
export interface RevocationTarget {
  readonly sessions: readonly OfflineSession[];
  /** How they were chosen. */
  readonly source: PlanSource;
  /** The client whose grants were chosen; whole sessions are the only way without one. */
  readonly client?: SessionClient | undefined;
  /** The way to begin with; only this client unless given, where one was chosen. */
  readonly way?: RevocationWay | undefined;
  /** The ids of those that Keycloak lists but cannot delete any more. */
  readonly pastRealmLimit?: ReadonlySet<string>;
  /** How many of them are dead already. */
  readonly ghosts?: number;
  /** The client's list as it was read: it answers for more users than can be asked about one by one. */
  readonly list?: ReadList;
}

export interface ReadList {
  readonly set: SessionSet;
  /** The ids of live SSO sessions; undefined where they are not known. */
  readonly ssoIds: ReadonlySet<string> | undefined;
  readonly readAt: EpochSeconds | undefined;
  /** Whether it stood still while it was read. */
  readonly isSettled: boolean;
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
            target={target}
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
