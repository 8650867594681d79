import { useState } from 'react';

import { leaveForSignIn } from '#api/sign-in.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';

/** Over the page when the Keycloak session ended: what is there stays readable, drafts are kept. */
export function SignInEndedDialog() {
  const [isPutOff, setIsPutOff] = useState(false);
  const [problem, setProblem] = useState<string>();
  if (isPutOff) return null;

  async function signInAgain() {
    const outcome = await leaveForSignIn();
    if (outcome.kind !== 'leaving') setProblem('Keycloak does not answer. Try again in a moment.');
  }

  return (
    <Dialog
      width="narrow"
      title="Sign in again to go on"
      onClose={() => setIsPutOff(true)}
      actions={
        <>
          <Button onPress={() => setIsPutOff(true)}>Stay signed out</Button>
          <Button variant="primary" onPress={signInAgain}>
            Sign in
          </Button>
        </>
      }
    >
      <p className="text-14 text-muted">
        Your Keycloak session has ended. An unsaved policy draft is kept in this browser, and you
        come back to this page.
      </p>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </Dialog>
  );
}
