import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { readBlastRadius } from '#api/blast-radius.ts';
import { realmKeys } from '#api/realm-queries.ts';
import { counted, formatCount } from '#components/count.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { usePerson } from '#components/use-person.ts';
import type { OfflineSession } from '#domain/offline-session.ts';
import {
  otherClientLosses,
  type RevocationPlan,
  revocationPlan,
  type RevocationWay,
} from '#domain/revocation-plan.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceCards } from '#ui/choice-cards.tsx';
import { Dialog } from '#ui/dialog.tsx';

import { BlastRadiusTable } from './blast-radius-table.tsx';
import { RevokeFacts } from './revoke-facts.tsx';
import { SessionNames } from './session-names.tsx';

/** From here on a click is not enough: the number is typed. */
const TYPED_FROM = 100;

interface RevokeConfirmationProps {
  readonly realm: string;
  readonly clientId: string;
  readonly clientUuid: string;
  readonly sessions: readonly OfflineSession[];
  readonly onCancel: () => void;
  readonly onConfirm: (plan: RevocationPlan) => void;
}

/** What revoking would really end, for each of the two ways; sends nothing but look-ups. */
export function RevokeConfirmation(props: RevokeConfirmationProps) {
  const { realm, clientId, clientUuid, sessions } = props;
  const ownSessionId = usePerson()?.sessionId;
  const [way, setWay] = useState<RevocationWay>('client');
  const [typed, setTyped] = useState('');
  const plan = revocationPlan(way, sessions, clientId, ownSessionId);
  const losses = otherClientLosses(sessions, clientUuid);
  const blast = useQuery({
    queryKey: [...realmKeys.sessions(realm), 'blast', clientUuid, sessions.map(({ id }) => id)],
    queryFn: ({ signal }) => readBlastRadius({ realm, clientUuid }, sessions, signal),
    staleTime: 0,
    gcTime: 0,
  });

  const count = plan.items.reduce((sum, { sessionIds }) => sum + sessionIds.length, 0);
  const noun = way === 'session' ? 'session' : 'grant';
  const mustType = count >= TYPED_FROM;
  const isConfirmed = !mustType || typed.replace(/\D/g, '') === String(count);

  return (
    <Dialog
      width="wide"
      title={
        <>
          Revoke {counted(sessions.length, 'session')} of{' '}
          <ForeignText text={clientId} className="font-mono font-medium" />
        </>
      }
      subtitle={
        blast.isPending
          ? `Dry run: looking up ${counted(sessions.length, 'session')} …`
          : 'Dry run complete, nothing changed yet'
      }
      onClose={props.onCancel}
      note="Nothing is sent before you press the red button."
      actions={
        <>
          <Button onPress={props.onCancel} autoFocus={!mustType}>
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
      <ChoiceCards
        label="What to revoke"
        value={way}
        onChange={setWay}
        options={[
          {
            id: 'client',
            title: 'Only this client',
            body: (
              <RevokeFacts way="client" sessions={sessions} losses={losses} blast={blast.data} />
            ),
          },
          {
            id: 'session',
            title: 'Whole session',
            body: (
              <RevokeFacts way="session" sessions={sessions} losses={losses} blast={blast.data} />
            ),
          },
        ]}
      />
      {way === 'session' && losses.length > 0 && <BlastRadiusTable losses={losses} />}
      <SessionNames sessions={sessions} />
      {plan.skipped.length > 0 && (
        <p role="status" className="text-muted">
          {way === 'session'
            ? 'The session you are signed in with is left out.'
            : `${counted(plan.skipped.length, 'session')} of deleted users are left out: there is no consent to revoke. “Whole session” ends them.`}
        </p>
      )}
      <div className="rounded-card bg-danger-soft flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <p className="text-text flex-1">
          <b className="text-danger-text font-semibold">This cannot be undone.</b>{' '}
          {mustType
            ? `Type the number ${formatCount(count)} to confirm.`
            : 'These users sign in to the app again.'}
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
