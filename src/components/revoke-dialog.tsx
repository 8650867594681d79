import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { leaveForFreshSignIn } from '#api/sign-in.ts';
import type { RevocationPlan } from '#domain/revocation-plan.ts';
import { planJob, startJob } from '#jobs/revocation-runner.ts';

import { MOST_IN_DIALOG } from './most-in-dialog.ts';
import type { StorageProblem } from './revocation-notices.tsx';
import type { RevocationTarget } from './revocation.tsx';
import { RevokeConfirmation } from './revoke-confirmation.tsx';
import { RevokeProgress } from './revoke-progress.tsx';
import { useFreshSignIn } from './use-fresh-sign-in.ts';

interface RevokeDialogProps {
  readonly realm: string;
  readonly target: RevocationTarget;
  /** `summary` says what was done; undefined where nothing was sent, or a page of its own tells. */
  readonly onClose: (summary?: string) => void;
}

/** Revokes a client's grants or whole sessions: first what would end, then, once agreed to, what did. */
export function RevokeDialog({ realm, target, onClose }: RevokeDialogProps) {
  const navigate = useNavigate();
  const freshSignIn = useFreshSignIn();
  const [isStarting, setIsStarting] = useState(false);
  const [unkept, setUnkept] = useState<{
    id: string;
    plan: RevocationPlan;
    problem: StorageProblem;
  }>();
  const [running, setRunning] = useState<{ id: string; plan: RevocationPlan }>();

  async function begin(plan: RevocationPlan) {
    setIsStarting(true);
    try {
      // The way may have been changed since a plan was not kept.
      const isAgreed = unkept?.plan === plan;
      const job = isAgreed
        ? { id: unkept.id, storage: 'kept' as const }
        : await planJob(plan, target.source);
      if (job.storage !== 'kept') {
        setUnkept({ id: job.id, plan, problem: job.storage });
        return;
      }
      const page = {
        to: '/realms/$realm/revocations/$jobId',
        params: { realm, jobId: job.id },
      } as const;
      if (freshSignIn.kind === 'old') {
        await leaveForFreshSignIn(pathOfJob(realm, job.id), freshSignIn.maxAgeSeconds);
        return;
      }
      await startJob(job.id, { withoutDisk: isAgreed });
      if (plan.items.length > MOST_IN_DIALOG) await navigate(page);
      else setRunning({ id: job.id, plan });
    } finally {
      setIsStarting(false);
    }
  }

  if (running) return <RevokeProgress {...running} realm={realm} onClose={onClose} />;
  return (
    <RevokeConfirmation
      realm={realm}
      target={target}
      storage={unkept?.problem}
      isStarting={isStarting}
      onCancel={() => onClose()}
      onConfirm={(plan) => void begin(plan)}
    />
  );
}

const pathOfJob = (realm: string, id: string): string =>
  `/realms/${encodeURIComponent(realm)}/revocations/${encodeURIComponent(id)}`;
