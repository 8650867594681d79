import { useEffect, useState } from 'react';

import { breathe } from '#api/breathe.ts';
import { grantFacts } from '#domain/grant-facts.ts';
import type { GrantFacts } from '#domain/policy-finding.ts';
import type { GrantSource } from '#domain/policy-impact.ts';
import { clientOf, type PolicySnapshot } from '#domain/policy-snapshot.ts';
import { NO_OVERRIDE } from '#domain/realm-policy.ts';
import { sessionExpiry } from '#domain/session-expiry.ts';
import { sessionStates } from '#domain/session-state.ts';
import type { EpochSeconds } from '#domain/time.ts';

/** What the sessions that were read say about each client, under the policy of today; client by client. */
export function useGrantsOfClients(
  sources: readonly GrantSource[],
  saved: PolicySnapshot,
  now: EpochSeconds,
): ReadonlyMap<string, GrantFacts> {
  const [facts, setFacts] = useState<ReadonlyMap<string, GrantFacts>>(new Map());
  useEffect(() => {
    let isOver = false;
    async function fold() {
      const next = new Map<string, GrantFacts>();
      for (const { clientUuid, set, causes } of sources) {
        const override = clientOf(saved, clientUuid)?.override ?? NO_OVERRIDE;
        const expiry = sessionExpiry(set, { realm: saved.realm, override });
        next.set(clientUuid, grantFacts(set, clientUuid, sessionStates(set, expiry, causes, now)));
        await breathe();
        if (isOver) return;
      }
      setFacts(next);
    }
    void fold();
    return () => {
      isOver = true;
    };
  }, [sources, saved, now]);
  return facts;
}
