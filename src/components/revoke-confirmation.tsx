import { useBlocker, useRouteContext } from '@tanstack/react-router';
import { useMemo, useState } from 'react';

import {
  otherClientLosses,
  type RevocationPlan,
  revocationPlan,
  type RevocationWay,
} from '#domain/revocation-plan.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceCards } from '#ui/choice-cards.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Notice } from '#ui/notice.tsx';

import { absoluteTime } from './absolute-time.ts';
import { BlastRadiusTable } from './blast-radius-table.tsx';
import { counted, formatCount } from './count.ts';
import { ForeignText } from './foreign-text.tsx';
import { isTyped } from './is-typed.ts';
import { MOST_IN_DIALOG } from './most-in-dialog.ts';
import { SignInWords, StorageNotice, type StorageProblem } from './revocation-notices.tsx';
import type { RevocationTarget } from './revocation.tsx';
import { RevokeConfirm } from './revoke-confirm.tsx';
import { RevokeFacts } from './revoke-facts.tsx';
import { SessionNames } from './session-names.tsx';
import { skippedWords } from './skipped-words.ts';
import { type DryRun, useDryRun } from './use-blast-radius.ts';
import { useFreshSignIn } from './use-fresh-sign-in.ts';
import { usePerson } from './use-person.ts';

interface RevokeConfirmationProps {
  readonly realm: string;
  readonly target: RevocationTarget;
  /** Why the plan is not kept in this browser, once that was tried. */
  readonly storage: StorageProblem | undefined;
  readonly isStarting: boolean;
  readonly onCancel: () => void;
  readonly onConfirm: (plan: RevocationPlan) => void;
}

/**
 * What revoking would really end, for each of the two ways; sends nothing but look-ups. Where no client
 * was chosen, whole sessions are the only way.
 */
export function RevokeConfirmation(props: RevokeConfirmationProps) {
  const { realm, target, onCancel } = props;
  const { client, sessions } = target;
  const { typeFrom } = useRouteContext({ from: '/realms/$realm' }).config.revocation;
  const freshSignIn = useFreshSignIn();
  // Back closes the dialog, not the page with what is selected on it.
  useBlocker({
    shouldBlockFn: () => {
      onCancel();
      return true;
    },
    enableBeforeUnload: false,
    // The dialog itself leads on to the page of its job.
    disabled: props.isStarting,
  });
  const [way, setWay] = useState<RevocationWay>(
    client === undefined ? 'session' : (target.way ?? 'client'),
  );
  const [typed, setTyped] = useState('');
  const { plans, losses } = usePlans(realm, target);
  const plan = plans[way];
  const dryRun = useDryRun(realm, target, plans);

  // Revoking a consent reaches all of a user's sessions, chosen or not.
  const further = dryRun.radius.furtherSessions ?? 0;
  const count = plan.sessions.length + (way === 'client' ? further : 0);
  const mustType = count >= typeFrom && plan.items.length > 0;
  const isReady = plan.items.length > 0 && dryRun.state !== 'asking';
  const facts = (of: RevocationWay) => (
    <RevokeFacts plan={plans[of]} losses={losses} dryRun={dryRun} />
  );
  const leavesFirst = freshSignIn.kind === 'old';

  return (
    <Dialog
      width="wide"
      title={
        <>
          Revoke {counted(sessions.length, 'session')}
          {client !== undefined && (
            <>
              {' '}
              of <ForeignText text={client.clientId} className="font-mono font-medium" />
            </>
          )}
        </>
      }
      subtitle={dryRunWords(dryRun, sessions.length)}
      onClose={onCancel}
      note={
        plan.items.length > MOST_IN_DIALOG
          ? 'Runs as a job that you can pause and resume.'
          : 'Nothing is sent before you press the red button.'
      }
      actions={
        <>
          <Button onPress={onCancel} autoFocus={!mustType}>
            Cancel
          </Button>
          <Button
            variant="danger"
            isDisabled={
              !isReady ||
              props.isStarting ||
              freshSignIn.kind === 'unknown' ||
              (leavesFirst && props.storage !== undefined) ||
              (mustType && !isTyped(typed, count))
            }
            onPress={() => props.onConfirm(plan)}
          >
            {props.storage
              ? 'Run without keeping it'
              : `${leavesFirst ? 'Sign in again to revoke' : 'Revoke'} ${counted(count, way === 'session' ? 'session' : 'grant')}${leavesFirst ? '…' : ''}`}
          </Button>
        </>
      }
    >
      {client === undefined ? (
        <div className="rounded-card border-line border p-4">{facts('session')}</div>
      ) : (
        <ChoiceCards
          label="What to revoke"
          value={way}
          onChange={setWay}
          options={[
            { id: 'client', title: 'Only this client', body: facts('client') },
            { id: 'session', title: 'Whole session', body: facts('session') },
          ]}
        />
      )}
      {dryRun.problem !== undefined && (
        <Notice
          tone="warn"
          role="alert"
          actions={
            <Button size="sm" onPress={dryRun.onCheckAgain}>
              Check again
            </Button>
          }
        >
          {dryRun.problem}
        </Notice>
      )}
      {target.list?.isSettled === false && target.source.kind !== 'selection' && (
        <Notice tone="warn">
          The list changed while it was read, or is still being read: the plan has what was found by
          now. Look again afterwards.
        </Notice>
      )}
      {way === 'session' && losses.length > 0 && (
        <BlastRadiusTable losses={losses} hasClient={client !== undefined} />
      )}
      <SessionNames sessions={sessions} />
      {target.ghosts !== undefined && target.ghosts > 0 && (
        <p className="text-muted">
          {formatCount(target.ghosts)} of them {target.ghosts === 1 ? 'is a ghost' : 'are ghosts'}{' '}
          already: listed, though no token works.
        </p>
      )}
      {plan.skipped.length > 0 && (
        <p role="status" className="text-muted">
          {skippedWords(plan.skipped)}
        </p>
      )}
      <SignInWords freshSignIn={freshSignIn} />
      {props.storage && <StorageNotice problem={props.storage} mustSignIn={leavesFirst} />}
      <RevokeConfirm typedCount={mustType ? count : undefined} typed={typed} onType={setTyped} />
    </Dialog>
  );
}

/** The plans of both ways: of a hundred thousand sessions they are made once. */
function usePlans(realm: string, target: RevocationTarget) {
  const { sessions, client, pastRealmLimit, ghosts = 0 } = target;
  const ownSessionId = usePerson()?.sessionId;
  return useMemo(() => {
    const scope = { realm, client, ownSessionId, pastRealmLimit, hasGhosts: ghosts > 0 };
    const plans = {
      client: revocationPlan('client', sessions, scope),
      session: revocationPlan('session', sessions, scope),
    };
    return { plans, losses: otherClientLosses(plans.session.sessions, client?.uuid) };
  }, [realm, sessions, client, ownSessionId, pastRealmLimit, ghosts]);
}

function dryRunWords({ state, asOf }: DryRun, count: number): string {
  switch (state) {
    case 'asking':
      return `Dry run: looking up ${counted(count, 'session')} …`;
    case 'incomplete':
      return 'Dry run incomplete, nothing changed yet';
    case 'complete':
      return asOf === undefined
        ? 'Dry run complete, nothing changed yet'
        : `Dry run complete, nothing changed yet; by the list as read at ${absoluteTime(asOf)}`;
  }
}
