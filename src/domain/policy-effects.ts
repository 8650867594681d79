import { formatLimit } from './duration.ts';
import { effectiveLifetime, type Limit, sessionLifetime } from './lifetime.ts';
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
  const session = [sessionLifetime(saved), sessionLifetime(next)] as const;
  const client = [
    effectiveLifetime(saved, NO_OVERRIDE),
    effectiveLifetime(next, NO_OVERRIDE),
  ] as const;
  const changes = RULES.flatMap((rule) => {
    const ofSessions = session.map((lifetime) => lifetime[rule]);
    const ofClients = client.map((lifetime) => lifetime[rule]);
    const isSame = ofSessions.every((limit, i) => limit?.seconds === ofClients[i]?.seconds);
    const effects = limitEffect('sessions', rule, ofSessions);
    return isSame
      ? effects
      : effects.concat(limitEffect('grants of clients without an override', rule, ofClients));
  });
  const all = [...changes, ...noEffects(next)];
  return all.length > 0
    ? all
    : [{ tone: 'none', text: 'No session dies sooner or later by this.' }];
}

const RULES = ['idle', 'max'] as const;

const PHRASES = {
  idle: (whose: string, limit: string) => `${whose} not refreshed for ${limit}`,
  max: (whose: string, limit: string) => `${whose} started more than ${limit} ago`,
};

function limitEffect(
  whose: string,
  rule: 'idle' | 'max',
  [before, after]: readonly (Limit | undefined)[],
): PolicyEffect[] {
  if (before?.seconds === after?.seconds) return [];
  if (after && (before === undefined || after.seconds < before.seconds)) {
    const until = before
      ? `until now the limit was ${formatLimit(before.seconds)}`
      : 'until now the realm set no such limit';
    const those = PHRASES[rule](whose, formatLimit(after.seconds));
    return [{ tone: 'kills', text: `All ${those} die the moment you save; ${until}.` }];
  }
  if (before === undefined) return [];
  const now = after
    ? `die at ${formatLimit(after.seconds)} instead`
    : 'no longer die by the realm’s max';
  const those = PHRASES[rule](whose, formatLimit(before.seconds));
  const text = `Those ${those} ${now}, unless a client’s own limit ends them first. Dead ones come back where Keycloak has not removed them yet.`;
  return [{ tone: 'revives', text }];
}

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
