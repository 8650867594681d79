import { Notice } from '#ui/notice.tsx';

import { secondsWords } from './job-words.ts';
import type { FreshSignIn } from './use-fresh-sign-in.ts';

/** Why a plan was not kept on this computer's disk. */
export type StorageProblem = 'refused' | 'full';

/** Says that the browser keeps no plan, and what running without one means. */
export function StorageNotice({
  problem,
  mustSignIn,
}: {
  /** Undefined where it is only known that it is not kept. */
  problem: StorageProblem | undefined;
  mustSignIn: boolean;
}) {
  return (
    <Notice tone="warn" role="alert">
      {WORDS[problem ?? 'unkept']}{' '}
      {mustSignIn
        ? 'It would not outlive the sign-in that is asked for: sign out and in, then plan it again.'
        : 'It can run all the same: a tab that is closed or crashes then forgets what was left, and no journal entry stays.'}
    </Notice>
  );
}

const WORDS = {
  full: 'This browser’s storage is full, so the plan and its progress cannot be kept.',
  refused: 'This browser keeps nothing for this page, so the plan and its progress cannot be kept.',
  unkept: 'The plan and its progress are not kept in this browser.',
} as const;

/** Says that the deployment asks for a sign-in of the last minutes, where there is none. */
export function SignInWords({ freshSignIn }: { freshSignIn: FreshSignIn }) {
  switch (freshSignIn.kind) {
    case 'fresh':
      return null;
    case 'old':
      return (
        <Notice tone="info">
          This deployment asks for a sign-in of the last {secondsWords(freshSignIn.maxAgeSeconds)}.
          Keycloak asks for your password, the plan waits here, and you start it when you are back.
        </Notice>
      );
    case 'unknown':
      return (
        <Notice tone="warn" role="alert">
          This deployment asks for a fresh sign-in, but the token does not say when you signed in
          (auth_time). Give the client that Curfew signs in with the client scope “basic”.
        </Notice>
      );
  }
}
