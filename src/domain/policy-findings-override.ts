import { formatLimit, parseDuration } from './duration.ts';
import { effectiveLifetime, overrideSeconds } from './lifetime.ts';
import type { Finding, FindingClient, FindingsInput } from './policy-finding.ts';
import { overrideNoEffect } from './policy-no-effect.ts';
import { OVERRIDE_KEYS, type OverrideKey } from './policy-snapshot.ts';
import type { RealmPolicy } from './realm-policy.ts';
import type { Seconds } from './time.ts';

/** The console fills "Expires in" with this when somebody clicks it and types nothing. */
const VERY_SHORT: Seconds = 60;
/** A difference of less than this share is nobody's intention. */
const NOISE = 0.02;

/** What is odd about the overrides of one client. */
export const overrideFindings = ({ realm }: FindingsInput, client: FindingClient): Finding[] => [
  ...OVERRIDE_KEYS.flatMap((key) => RULES.flatMap((rule) => rule(realm, client, key))),
  ...idleLongerThanMax(realm, client),
];

const RULES = [ignored, longerThanRealm, veryShort, nearRealm] as const;

function ignored(realm: RealmPolicy, client: FindingClient, key: OverrideKey): Finding[] {
  const text = client.override[key];
  const reason = overrideNoEffect(realm, key, text);
  if (text === undefined || reason === undefined) return [];
  if (reason === 'longer-than-realm' || reason === 'same-as-realm') return [];
  const meant = parseDuration(text, 's');
  const isMeant = reason === 'not-a-number' && meant.kind === 'ok';
  return [
    finding(client, key, {
      id: 'override-ignored',
      severity: reason === 'not-a-number' ? 'high' : 'low',
      title: `The ${key} override is ignored`,
      why: `Keycloak reads “${cut(text)}” as not set: only whole seconds above 0 count. The client lives by what it inherits.`,
      fix: isMeant
        ? setTo(client, key, meant.seconds)
        : { label: 'Clear', edits: [clearing(client, key)] },
    }),
  ];
}

function longerThanRealm(realm: RealmPolicy, client: FindingClient, key: OverrideKey): Finding[] {
  if (overrideNoEffect(realm, key, client.override[key]) !== 'longer-than-realm') return [];
  const own = overrideSeconds(client.override[key]) ?? 0;
  const counts = effectiveLifetime(realm, client.override)[key]?.seconds ?? 0;
  return [
    finding(client, key, {
      id: 'override-longer-than-realm',
      severity: 'medium',
      title: `The ${key} override has no effect`,
      why: `It is ${formatLimit(own)}, but the realm ends the session after ${formatLimit(counts)}.`,
      fix: { label: 'Clear', edits: [clearing(client, key)] },
    }),
  ];
}

function veryShort(_realm: RealmPolicy, client: FindingClient, key: OverrideKey): Finding[] {
  const own = overrideSeconds(client.override[key]);
  if (own === undefined || own > VERY_SHORT) return [];
  return [
    finding(client, key, {
      id: 'override-very-short',
      severity: 'high',
      title: `The ${key} override is ${formatLimit(own)}`,
      why: 'Keycloak’s console fills this in by itself when “Expires in” is chosen. Offline tokens of the client are of no use.',
      fix: { label: 'Clear', edits: [clearing(client, key)] },
    }),
  ];
}

function nearRealm(realm: RealmPolicy, client: FindingClient, key: OverrideKey): Finding[] {
  const own = overrideSeconds(client.override[key]);
  const inherited = effectiveLifetime(realm, { ...client.override, [key]: undefined })[key];
  if (own === undefined || !inherited || own > inherited.seconds) return [];
  if (inherited.seconds - own > NOISE * inherited.seconds) return [];
  return [
    finding(client, key, {
      id: 'override-near-realm',
      severity: 'low',
      title: `The ${key} override says what the client inherits`,
      why: `${formatLimit(own)} beside ${formatLimit(inherited.seconds)}. When the realm changes, this client stays behind.`,
      fix: { label: 'Clear', edits: [clearing(client, key)] },
    }),
  ];
}

function idleLongerThanMax(realm: RealmPolicy, client: FindingClient): Finding[] {
  const { idle, max } = effectiveLifetime(realm, client.override);
  const isOwn = idle.source === 'client' || max?.source === 'client';
  if (!max || !isOwn || idle.seconds <= max.seconds) return [];
  return [
    finding(client, 'idle', {
      id: 'idle-longer-than-max',
      severity: 'low',
      title: 'Idle is longer than max',
      why: `Idle of ${formatLimit(idle.seconds)} ends only what joined a session late: max of ${formatLimit(max.seconds)} is there first.`,
      fix: setTo(client, 'idle', max.seconds),
    }),
  ];
}

const finding = (
  { uuid, clientId, grants }: FindingClient,
  key: OverrideKey,
  rest: Pick<Finding, 'id' | 'severity' | 'title' | 'why' | 'fix'>,
): Finding => ({ ...rest, client: { uuid, clientId }, key, grants: grants?.alive });

const clearing = ({ uuid }: FindingClient, key: OverrideKey) =>
  ({ kind: 'client', uuid, key, value: null }) as const;

const setTo = ({ uuid }: FindingClient, key: OverrideKey, seconds: Seconds) => ({
  label: `Set ${key} to ${formatLimit(seconds)}`,
  edits: [{ kind: 'client', uuid, key, value: String(seconds) } as const],
});

const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
