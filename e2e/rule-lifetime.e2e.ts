import { grantExpiry } from '#domain/lifetime.ts';
import { type AgedSession, ageSessions } from '#e2e/support/ageing.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { needsDatabase } from '#e2e/support/database.ts';
import {
  LIFETIME_VECTORS,
  type LifetimeVector,
  USUAL_AGES,
} from '#e2e/support/lifetime-vectors.ts';
import { DEFAULT_POLICY } from '#e2e/support/realm-spec.ts';
import type { TestRealm } from '#e2e/support/test-realm.ts';
import {
  CLIENT_GONE,
  type OfflineToken,
  offlineToken,
  refresh,
  SESSION_GONE,
} from '#e2e/support/tokens.ts';

/** How far from the predicted second a token is tried: more than ageing and trying take. */
const MARGIN_SECONDS = 20;

test.use({
  realmSpec: {
    clients: LIFETIME_VECTORS.map(({ idle, max }, index) => ({
      clientId: `v-${index}`,
      ...(idle === undefined ? {} : { idle }),
      ...(max === undefined ? {} : { max }),
    })),
  },
});

/** When the product says that a vector's token dies, in seconds from now. */
function predicted({ policy, idle, max, ages = USUAL_AGES }: LifetimeVector) {
  return grantExpiry(
    { ...DEFAULT_POLICY, ...policy },
    { idle, max },
    {
      startedAt: -ages.started,
      lastRefreshAt: -ages.refreshed,
      clientStartedAt: -ages.clientStarted,
    },
  );
}

/** The ages of a token that has so many seconds to live, by the prediction. */
function agedTo(token: OfflineToken, vector: LifetimeVector, secondsLeft: number): AgedSession {
  const { started, refreshed, clientStarted } = vector.ages ?? USUAL_AGES;
  const older = predicted(vector).at - secondsLeft;
  return {
    sessionId: token.sessionId,
    started: started + older,
    refreshed: refreshed + older,
    clientStarted: clientStarted + older,
  };
}

async function obtain(realm: TestRealm) {
  const trials = [];
  for (const [index, vector] of LIFETIME_VECTORS.entries()) {
    const early = await offlineToken(realm, 'alice', `v-${index}`);
    const late = await offlineToken(realm, 'bob', `v-${index}`);
    trials.push({ vector, early, late });
  }
  return trials;
}

test('a token is accepted just before the predicted moment and refused just after', async ({
  realm,
}) => {
  needsDatabase();
  test.setTimeout(90_000);
  const trials = await obtain(realm);
  const policies = [...new Set(LIFETIME_VECTORS.map(({ policy }) => JSON.stringify(policy)))];
  for (const policy of policies) {
    const same = trials.filter(({ vector }) => JSON.stringify(vector.policy) === policy);
    await realm.resetPolicy();
    await realm.setPolicy(same[0]?.vector.policy ?? {});
    await ageSessions(
      same.flatMap(({ vector, early, late }) => [
        agedTo(early, vector, MARGIN_SECONDS),
        agedTo(late, vector, -MARGIN_SECONDS),
      ]),
    );
    for (const { vector, early, late } of same) {
      const { at, latestAt, rule } = predicted(vector);
      const before = await refresh(early);
      const after = await refresh(late);
      expect({ at, latestAt, rule, before, after }, vector.name).toEqual({
        at: vector.diesInSeconds,
        latestAt: vector.diesInSeconds,
        rule: vector.rule,
        before: 'accepted',
        after: vector.rule.startsWith('session') ? SESSION_GONE : CLIENT_GONE,
      });
    }
  }
});
