import { useRouteContext } from '@tanstack/react-router';

import { serverNow } from '#api/server-clock.ts';
import type { Seconds } from '#domain/time.ts';

import { usePerson } from './use-person.ts';
import { useServerNow } from './use-server-now.ts';

/** How the sign-in stands to what the deployment asks before a revocation. */
export type FreshSignIn =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'old'; readonly maxAgeSeconds: Seconds }
  /** The token does not say when the person signed in, so no sign-in would ever do. */
  | { readonly kind: 'unknown'; readonly maxAgeSeconds: Seconds };

/** Whether the person signed in lately enough to revoke. */
export function useFreshSignIn(): FreshSignIn {
  const { config } = useRouteContext({ from: '/realms/$realm' });
  const signedInAt = usePerson()?.signedInAt;
  useServerNow();
  const maxAgeSeconds = config.revocation.freshSignInSeconds;
  if (maxAgeSeconds === undefined) return { kind: 'fresh' };
  if (signedInAt === undefined) return { kind: 'unknown', maxAgeSeconds };
  return serverNow() - signedInAt <= maxAgeSeconds
    ? { kind: 'fresh' }
    : { kind: 'old', maxAgeSeconds };
}
