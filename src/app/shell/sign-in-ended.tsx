import { lazy, Suspense, useState } from 'react';

import { useSignIn } from '#components/use-person.ts';
import { Button } from '#ui/button.tsx';

import { ChunkBoundary } from './chunk-boundary.tsx';

const SignInEndedDialog = lazy(async () => {
  const { SignInEndedDialog: Dialog } = await import('./sign-in-ended-dialog.tsx');
  return { default: Dialog };
});

/** Asks to sign in again once the sign-in ended, and goes on offering it after a "later". */
export function SignInEnded() {
  const signIn = useSignIn();
  const [isPutOff, setIsPutOff] = useState(false);
  if (signIn.kind === 'signed-in') return null;
  if (isPutOff) {
    return (
      <aside
        aria-label="Signed out"
        className="rounded-dialog border-line-strong bg-surface shadow-pop fixed right-5 bottom-5 z-30 flex items-center gap-3 border px-4 py-3 max-sm:inset-x-2 max-sm:bottom-16"
      >
        You are signed out.
        <Button variant="primary" onPress={() => setIsPutOff(false)}>
          Sign in
        </Button>
      </aside>
    );
  }
  return (
    <ChunkBoundary>
      <Suspense>
        <SignInEndedDialog reason={signIn.reason} onPutOff={() => setIsPutOff(true)} />
      </Suspense>
    </ChunkBoundary>
  );
}
