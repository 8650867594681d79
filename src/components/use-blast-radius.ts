import { useQuery } from '@tanstack/react-query';
import { useId, useMemo } from 'react';

import { readBlastRadius } from '#api/blast-radius.ts';
import { realmKeys } from '#api/realm-queries.ts';
import { countUsers } from '#domain/offline-session.ts';
import type { RevocationPlan } from '#domain/revocation-plan.ts';
import { liveSsoSessions, furtherSessions } from '#domain/revocation-sources.ts';
import type { EpochSeconds } from '#domain/time.ts';
import { visibleText } from '#domain/visible-text.ts';

import type { RevocationTarget } from './revocation.tsx';

/** What ends besides what was chosen. Undefined is not known. */
export interface KnownRadius {
  readonly furtherSessions: number | undefined;
  readonly liveSsoSessions: number | undefined;
}

export interface DryRun {
  readonly state: 'asking' | 'complete' | 'incomplete';
  readonly radius: KnownRadius;
  /** When the list was read that it comes from; undefined where Keycloak was asked just now. */
  readonly asOf: EpochSeconds | undefined;
  /** Why something is not known, in words. */
  readonly problem: string | undefined;
  readonly onCheckAgain: () => void;
}

const NOTHING_KNOWN: KnownRadius = { furtherSessions: undefined, liveSsoSessions: undefined };

/** Two calls a user, six at a time: so many take some two seconds. */
const MOST_USERS_ASKED = 500;

/**
 * Looks up what a revocation would end besides; sends nothing that changes anything. Of a few users
 * Keycloak is asked now; of many, the client's list answers, as of when it was read.
 */
export function useDryRun(
  realm: string,
  { sessions, client, list }: RevocationTarget,
  plans: { readonly client: RevocationPlan; readonly session: RevocationPlan },
): DryRun {
  const id = useId();
  const isAsked = useMemo(() => countUsers(sessions) <= MOST_USERS_ASKED, [sessions]);
  const asked = useQuery({
    queryKey: [...realmKeys.sessions(realm), 'blast', id],
    queryFn: ({ signal }) => readBlastRadius({ realm, clientUuid: client?.uuid }, sessions, signal),
    enabled: isAsked,
    staleTime: 0,
    gcTime: 0,
    // The dry run is of one moment; a glance at another window must not begin it anew.
    refetchOnWindowFocus: false,
    retry: false,
  });
  const listed = useMemo(
    (): KnownRadius =>
      isAsked || !list
        ? NOTHING_KNOWN
        : {
            furtherSessions: furtherSessions(list.set, plans.client),
            liveSsoSessions: list.ssoIds && liveSsoSessions(list.ssoIds, plans.session),
          },
    [isAsked, list, plans],
  );
  const onCheckAgain = () => void asked.refetch();
  if (!isAsked) {
    return {
      state: list?.ssoIds ? 'complete' : 'incomplete',
      radius: listed,
      asOf: list?.readAt,
      problem: list ? undefined : 'These are too many users to ask about one by one.',
      onCheckAgain,
    };
  }
  return {
    state: stateOf(asked),
    radius: asked.data ?? NOTHING_KNOWN,
    asOf: undefined,
    problem: asked.error
      ? `What else would end could not be looked up: ${visibleText(asked.error.message)}`
      : undefined,
    onCheckAgain,
  };
}

function stateOf({
  isFetching,
  isSuccess,
}: {
  isFetching: boolean;
  isSuccess: boolean;
}): DryRun['state'] {
  if (isFetching) return 'asking';
  return isSuccess ? 'complete' : 'incomplete';
}
