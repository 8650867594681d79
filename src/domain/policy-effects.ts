import { formatLimit } from './duration.ts';
import { type Limit, type Lifetime, clientLifetime, sessionLifetime } from './lifetime.ts';
import { NO_OVERRIDE, type RealmPolicy } from './realm-policy.ts';

export interface PolicyEffect {
  /** `kills`: some sessions die the moment this is saved. `revives`: dead ones may come back. */
  readonly tone: 'kills' | 'revives' | 'none';
  readonly text: string;
}

/**
 * What saving would do, in sentences. Keycloak applies an edit to every existing session at once, and
 * a session that a longer limit brings back lives again as long as its row was not cleaned up.
 */
export function policyEffects(saved: RealmPolicy, next: RealmPolicy): PolicyEffect[] {
  const before = sessionLifetime(saved);
  const after = sessionLifetime(next);
  const effects = lifetimeEffects('sessions', before, after);
  const clientBefore = clientLifetime(saved, NO_OVERRIDE);
  const clientAfter = clientLifetime(next, NO_OVERRIDE);
  const clients = lifetimeEffects(
    'grants of clients without an override',
    capped(clientBefore, before),
    capped(clientAfter, after),
  ).filter((effect) => !effects.some(({ tone }) => tone === effect.tone));
  const all = [...effects, ...clients, ...noEffects(next)];
  return all.length > 0
    ? all
    : [{ tone: 'none', text: 'No session dies sooner or later by this.' }];
}

function lifetimeEffects(whose: string, before: Lifetime, after: Lifetime): PolicyEffect[] {
  return [
    ...limitEffect((limit) => `${whose} not refreshed for ${limit}`, before.idle, after.idle),
    ...limitEffect((limit) => `${whose} started more than ${limit} ago`, before.max, after.max),
  ];
}

function limitEffect(
  those: (limit: string) => string,
  before: Limit | undefined,
  after: Limit | undefined,
): PolicyEffect[] {
  if (before?.seconds === after?.seconds) return [];
  if (after && (before === undefined || after.seconds < before.seconds)) {
    const until = before
      ? `until now they had ${formatLimit(before.seconds)}`
      : 'until now no age ended them';
    const text = `All ${those(formatLimit(after.seconds))} die the moment you save; ${until}.`;
    return [{ tone: 'kills', text }];
  }
  if (before === undefined) return [];
  const now = after ? `now live ${formatLimit(after.seconds)}` : 'no longer die of age';
  const text = `Those ${those(formatLimit(before.seconds))} ${now}; dead ones come back where Keycloak has not removed them yet.`;
  return [{ tone: 'revives', text }];
}

/** The client default as it counts: never longer than the session's own limits. */
function capped(client: Lifetime, session: Lifetime): Lifetime {
  const max =
    client.max && session.max ? least(client.max, session.max) : (client.max ?? session.max);
  return { idle: least(client.idle, session.idle), max };
}

const least = (a: Limit, b: Limit): Limit => (a.seconds <= b.seconds ? a : b);

function noEffects(next: RealmPolicy): PolicyEffect[] {
  const session = sessionLifetime(next);
  const effects: PolicyEffect[] = [];
  if (next.clientIdle > session.idle.seconds) {
    effects.push(noEffect('idle', next.clientIdle, session.idle.seconds));
  }
  if (session.max && next.clientMax > session.max.seconds) {
    effects.push(noEffect('max', next.clientMax, session.max.seconds));
  }
  if (!next.maxEnabled && next.clientMax > 0) {
    effects.push({
      tone: 'none',
      text: 'The client default for max does not count while Max limited is off.',
    });
  }
  return effects;
}

const noEffect = (what: string, client: number, realm: number): PolicyEffect => ({
  tone: 'none',
  text: `Client default for ${what}: ${formatLimit(client)} is longer than the realm’s ${formatLimit(realm)}, which wins.`,
});
