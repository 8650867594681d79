import { lazy, Suspense } from 'react';

import { useSignIn } from '#components/use-person.ts';

const SignInEndedDialog = lazy(async () => {
  const { SignInEndedDialog: Dialog } = await import('./sign-in-ended-dialog.tsx');
  return { default: Dialog };
});

/** Asks to sign in again once the Keycloak session ended; its code is loaded only then. */
export function SignInEnded() {
  const signIn = useSignIn();
  if (signIn.kind === 'signed-in') return null;
  return (
    <Suspense>
      <SignInEndedDialog />
    </Suspense>
  );
}
