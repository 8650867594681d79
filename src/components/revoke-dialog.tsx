import { useState } from 'react';

import { sendRevocation } from '#api/revocations.ts';
import type { OfflineSession } from '#domain/offline-session.ts';
import type { RevocationPlan } from '#domain/revocation-plan.ts';
import { type RevocationRun, startRevocation } from '#jobs/revocation-run.ts';

import { RevokeConfirmation } from './revoke-confirmation.tsx';
import { RevokeProgress } from './revoke-progress.tsx';

interface RevokeDialogProps {
  readonly realm: string;
  /** The client whose grants were chosen; without one it is about whole sessions. */
  readonly clientId?: string;
  readonly clientUuid?: string;
  readonly sessions: readonly OfflineSession[];
  /** The ids of those that Keycloak lists but cannot delete any more. */
  readonly pastRealmLimit?: ReadonlySet<string>;
  /** `summary` says what was done; undefined where nothing was sent. */
  readonly onClose: (summary?: string) => void;
}

/** Revokes a client's grants or whole sessions: first what would end, then, once agreed to, what did. */
export function RevokeDialog(props: RevokeDialogProps) {
  const [run, setRun] = useState<RevocationRun>();
  return run ? (
    <RevokeProgress
      realm={props.realm}
      clientUuid={props.clientUuid}
      run={run}
      onClose={props.onClose}
    />
  ) : (
    <RevokeConfirmation
      {...props}
      onCancel={() => props.onClose()}
      onConfirm={(plan: RevocationPlan) => setRun(startRevocation(plan, sendRevocation))}
    />
  );
}
