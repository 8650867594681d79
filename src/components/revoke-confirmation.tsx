import { useQuery } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';

import { readBlastRadius } from '#api/blast-radius.ts';
import { realmKeys } from '#api/realm-queries.ts';
import type { OfflineSession } from '#domain/offline-session.ts';
import {
  otherClientLosses,
  type RevocationPlan,
  revocationPlan,
  type RevocationWay,
  type SkippedSession,
} from '#domain/revocation-plan.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceCards } from '#ui/choice-cards.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Notice } from '#ui/notice.tsx';

import { BlastRadiusTable } from './blast-radius-table.tsx';
import { counted, formatCount } from './count.ts';
import { ForeignText } from './foreign-text.tsx';
import { RevokeFacts } from './revoke-facts.tsx';
import { SessionNames } from './session-names.tsx';
import { usePerson } from './use-person.ts';

/** From here on a click is not enough: the number is typed. */
const TYPED_FROM = 100;

interface RevokeConfirmationProps {
  readonly realm: string;
  readonly clientId?: string;
  readonly clientUuid?: string;
  readonly sessions: readonly OfflineSession[];
  readonly pastRealmLimit?: ReadonlySet<string>;
  readonly onCancel: () => void;
  readonly onConfirm: (plan: RevocationPlan) => void;
}

/**
 * What revoking would really end, for each of the two ways; sends nothing but look-ups. Where no client
 * was chosen, whole sessions are the only way.
 */
export function RevokeConfirmation(props: RevokeConfirmationProps) {
  const { realm, clientId, clientUuid, sessions, onCancel } = props;
  const ownSessionId = usePerson()?.sessionId;
  // Back closes the dialog, not the page with what is selected on it.
  useBlocker({
    shouldBlockFn: () => {
      onCancel();
      return true;
    },
    enableBeforeUnload: false,
  });
  const [way, setWay] = useState<RevocationWay>(clientId === undefined ? 'session' : 'client');
  const [typed, setTyped] = useState('');
  const client =
    clientId === undefined || clientUuid === undefined ? undefined : { clientId, uuid: clientUuid };
  const scope = { realm, client, ownSessionId, pastRealmLimit: props.pastRealmLimit };
  const plans = {
    client: revocationPlan('client', sessions, scope),
    session: revocationPlan('session', sessions, scope),
  };
  const plan = plans[way];
  const losses = otherClientLosses(plans.session.sessions, clientUuid);
  const blast = useQuery({
    queryKey: [...realmKeys.sessions(realm), 'blast', clientUuid, sessions.map(({ id }) => id)],
    queryFn: ({ signal }) => readBlastRadius({ realm, clientUuid }, sessions, signal),
    staleTime: 0,
    gcTime: 0,
    // The dry run is of one moment; a glance at another window must not begin it anew.
    refetchOnWindowFocus: false,
    retry: false,
  });

  // Revoking a consent reaches all of a user's sessions, chosen or not.
  const further = blast.data?.furtherSessions ?? 0;
  const count = plan.sessions.length + (way === 'client' ? further : 0);
  const noun = way === 'session' ? 'session' : 'grant';
  const mustType = count >= TYPED_FROM;
  const isConfirmed = !mustType || typed.replace(/\D/g, '') === String(count);

  const facts = (of: RevocationWay) => (
    <RevokeFacts
      plan={plans[of]}
      losses={losses}
      hasClient={clientId !== undefined}
      blast={blast.data}
      blastError={blast.error}
    />
  );

  return (
    <Dialog
      width="wide"
      title={
        <>
          Revoke {counted(sessions.length, 'session')}
          {clientId !== undefined && (
            <>
              {' '}
              of <ForeignText text={clientId} className="font-mono font-medium" />
            </>
          )}
        </>
      }
      subtitle={dryRunWords(blast.status, sessions.length)}
      onClose={onCancel}
      note="Nothing is sent before you press the red button."
      actions={
        <>
          <Button onPress={onCancel} autoFocus={!mustType}>
            Cancel
          </Button>
          <Button
            variant="danger"
            isDisabled={plan.items.length === 0 || blast.isPending || !isConfirmed}
            onPress={() => props.onConfirm(plan)}
          >
            Revoke {counted(count, noun)}
          </Button>
        </>
      }
    >
      {clientId === undefined ? (
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
      {blast.error && (
        <Notice tone="warn" role="alert">
          What else would end could not be looked up: {visibleText(blast.error.message)}
        </Notice>
      )}
      {way === 'session' && losses.length > 0 && (
        <BlastRadiusTable losses={losses} hasClient={clientId !== undefined} />
      )}
      <SessionNames sessions={sessions} />
      {plan.skipped.length > 0 && (
        <p role="status" className="text-muted">
          {skippedWords(plan.skipped)}
        </p>
      )}
      <div className="rounded-card bg-danger-soft flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <p className="text-text flex-1">
          <b className="text-danger-text font-semibold">This cannot be undone.</b>{' '}
          {mustType
            ? `Type the number ${formatCount(count)} to confirm.`
            : 'These users sign in again.'}
        </p>
        {mustType && (
          <input
            aria-label={`Type ${count} to confirm`}
            inputMode="numeric"
            autoComplete="off"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog puts the focus on its typed confirmation
            autoFocus
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="rounded-control border-line-control bg-surface h-8 w-40 border px-2.5"
          />
        )}
      </div>
    </Dialog>
  );
}

function dryRunWords(status: 'pending' | 'error' | 'success', count: number): string {
  switch (status) {
    case 'pending':
      return `Dry run: looking up ${counted(count, 'session')} …`;
    case 'error':
      return 'Dry run incomplete, nothing changed yet';
    case 'success':
      return 'Dry run complete, nothing changed yet';
  }
}

const SKIPPED_WORDS: Record<SkippedSession['reason'], (count: number) => string> = {
  'own-session': () => 'The session you are signed in with is left out.',
  'user-deleted': (count) =>
    `${counted(count, 'session')} of deleted users are left out: there is no consent to revoke. “Whole session” ends them.`,
  'past-realm-limit': (count) =>
    `${counted(count, 'session')} past the realm’s own limits are left out: Keycloak cannot delete them any more, and its cleaner removes the rows within some 15 min.`,
};

function skippedWords(skipped: readonly SkippedSession[]): string {
  const counts = new Map<SkippedSession['reason'], number>();
  for (const { reason } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => SKIPPED_WORDS[reason](count)).join(' ');
}
