import { useSyncExternalStore } from 'react';

import type { Person } from '#api/person.ts';
import { getSignIn, type SignInState, subscribeSignIn } from '#api/sign-in.ts';
import { type Action, can, type Permission } from '#domain/permission.ts';

export const useSignIn = (): SignInState => useSyncExternalStore(subscribeSignIn, getSignIn);

/** Who is signed in, or was until the session ended. */
export const usePerson = (): Person | undefined => useSignIn().person;

/** Whether the signed-in person may do something in a realm, as far as the token tells. */
export function usePermission(realm: string, action: Action): Permission {
  const roles = usePerson()?.rolesIn(realm);
  return can(roles ?? new Set(), action);
}
