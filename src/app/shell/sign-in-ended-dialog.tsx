import { useState } from 'react';

import { leaveForSignIn, type SignInStart } from '#api/sign-in.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';

interface SignInEndedDialogProps {
  readonly reason: 'over' | 'refused';
  readonly onPutOff: () => void;
}

/** Over the page when the sign-in ended: what is there stays readable, drafts are kept. */
export function SignInEndedDialog({ reason, onPutOff }: SignInEndedDialogProps) {
  const [problem, setProblem] = useState<string>();

  async function signInAgain() {
    const outcome = await leaveForSignIn();
    if (outcome.kind !== 'leaving') setProblem(PROBLEMS[outcome.kind]);
  }

  return (
    <Dialog
      width="narrow"
      title="Sign in again to go on"
      onClose={onPutOff}
      actions={
        <>
          <Button onPress={onPutOff}>Stay signed out</Button>
          <Button variant="primary" onPress={signInAgain}>
            Sign in
          </Button>
        </>
      }
    >
      <p className="text-14 text-muted">
        {reason === 'over'
          ? 'Your Keycloak session has ended.'
          : 'Keycloak no longer takes your access token: your account was disabled, or the proxy in front of Keycloak does not send its own host name.'}{' '}
        An unsaved policy draft is kept in this browser, and you come back to this page.
      </p>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </Dialog>
  );
}

const PROBLEMS: Record<Exclude<SignInStart['kind'], 'leaving'>, string> = {
  'signed-in': 'You are signed in already. Reload the page.',
  unreachable: 'Keycloak does not answer. Try again in a moment.',
  'realm-missing': 'The realm to sign in to is gone.',
  insecure: 'Browsers allow sign-in only on https pages.',
  refused: 'Sign-in was tried twice in vain. Reload the page to see what to check.',
};
