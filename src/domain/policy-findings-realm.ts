import { formatLimit } from './duration.ts';
import { effectiveLifetime, sessionLifetime } from './lifetime.ts';
import type { Finding, FindingClient, FindingsInput } from './policy-finding.ts';
import { type NoEffect, realmNotes } from './policy-no-effect.ts';
import { offlineAccess } from './realm-client.ts';
import { type RealmPolicy, type RealmPolicyKey } from './realm-policy.ts';
import { DAY, type Seconds } from './time.ts';

const YEAR: Seconds = 365 * DAY;

type DurationKey = Exclude<RealmPolicyKey, 'maxEnabled'>;

const DURATION_KEYS = ['idle', 'max', 'clientIdle', 'clientMax'] as const satisfies DurationKey[];

const NAMES: Readonly<Record<DurationKey, string>> = {
  idle: 'idle of the realm',
  max: 'max of the realm',
  clientIdle: 'client default for idle',
  clientMax: 'client default for max',
};

/** What is odd about a realm's own values, and about all of its clients together. */
export const realmFindings = (input: FindingsInput): Finding[] => [
  ...noMax(input),
  ...idleLongerThanMax(input),
  ...DURATION_KEYS.flatMap((key) => beyondOneYear(input, key)),
  ...realmNotes(input.realm).flatMap(({ key, noEffect }) =>
    key === 'maxEnabled' ? [] : ignored(input.realm, key, noEffect),
  ),
  ...withoutConsent(input),
  ...rotationOff(input),
];

function noMax({ realm, clients }: FindingsInput): Finding[] {
  if (realm.maxEnabled) return [];
  const max = sessionLifetime({ ...realm, maxEnabled: true }).max?.seconds ?? 0;
  const endless = clients.filter(({ override }) => !effectiveLifetime(realm, override).max);
  return [
    realmFinding('no-max-lifespan', 'medium', {
      key: 'max',
      grants: aliveOf(endless),
      title: 'No max lifespan',
      why: 'An app that refreshes often enough stays signed in for ever. A stolen offline token does too.',
      fix: {
        label: `Limit to ${formatLimit(max)}`,
        edits: [{ kind: 'realm', key: 'maxEnabled', value: true }],
      },
    }),
  ];
}

function idleLongerThanMax({ realm, clients }: FindingsInput): Finding[] {
  const { idle, max } = sessionLifetime(realm);
  if (!max || idle.seconds <= max.seconds) return [];
  return [
    realmFinding('idle-longer-than-max', 'low', {
      key: 'idle',
      grants: aliveOf(clients),
      title: 'Idle is longer than max',
      why: `Idle of ${formatLimit(idle.seconds)} never ends a session: max of ${formatLimit(max.seconds)} is there first.`,
      fix: {
        label: `Set idle to ${formatLimit(max.seconds)}`,
        edits: [{ kind: 'realm', key: 'idle', value: max.seconds }],
      },
    }),
  ];
}

function beyondOneYear({ realm, clients }: FindingsInput, key: DurationKey): Finding[] {
  const isOff = !realm.maxEnabled && (key === 'max' || key === 'clientMax');
  if (realm[key] <= YEAR || isOff) return [];
  return [
    realmFinding('beyond-one-year', 'medium', {
      key,
      grants: aliveOf(clients),
      title: 'Longer than a year',
      why: `The ${NAMES[key]} is ${formatLimit(realm[key])}. Few devices are kept that long, and what is lost stays signed in.`,
      fix: { label: 'Set 365 d', edits: [{ kind: 'realm', key, value: YEAR }] },
    }),
  ];
}

function ignored(realm: RealmPolicy, key: DurationKey, noEffect: NoEffect): Finding[] {
  const session = sessionLifetime(realm);
  const isOfClients = key === 'clientIdle' || key === 'clientMax';
  const counts = key === 'idle' || key === 'clientIdle' ? session.idle : session.max;
  const instead = counts ? `${formatLimit(counts.seconds)} count` : 'nothing limits the age';
  // Of its own limits the realm must name one; a client default can just be taken out.
  const value = isOfClients ? 0 : (counts?.seconds ?? 0);
  const label = isOfClients ? 'Take it out' : `Set ${formatLimit(value)}`;
  return [
    realmFinding(
      noEffect === 'longer-than-realm' ? 'override-longer-than-realm' : 'realm-value-ignored',
      noEffect === 'same-as-realm' ? 'info' : 'low',
      {
        key,
        grants: undefined,
        title: `The ${NAMES[key]} has no effect`,
        why: `It is ${realm[key]} s, ${REASONS[noEffect]}: ${instead}.`,
        fix: { label, edits: [{ kind: 'realm', key, value }] },
      },
    ),
  ];
}

const REASONS: Readonly<Record<NoEffect, string>> = {
  'longer-than-realm': 'longer than the realm allows',
  'same-as-realm': 'the same as the realm’s',
  zero: 'which Keycloak takes as not set',
  negative: 'which Keycloak takes as not set',
  'not-a-number': 'not a number',
  'too-large': 'too large',
  'max-off': 'but the realm’s max is switched off',
};

function withoutConsent({ clients }: FindingsInput): Finding[] {
  const open = clients.filter((client) => {
    const access = offlineAccess(client);
    return access.kind === 'possible' && !access.consent;
  });
  if (open.length === 0) return [];
  return [
    realmFinding('offline-without-consent', 'info', {
      key: undefined,
      grants: aliveOf(open),
      title:
        open.length === 1
          ? '1 client gets offline access without consent'
          : `${open.length} clients get offline access without consent`,
      why: `Users are not asked before an app stays signed in for them: ${namesOf(open)}. Consent is switched on in the client’s settings.`,
      fix: undefined,
    }),
  ];
}

const SHOWN_NAMES = 5;

const namesOf = (clients: readonly FindingClient[]): string => {
  const names = clients.slice(0, SHOWN_NAMES).map(({ clientId }) => clientId);
  const more = clients.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
};

function rotationOff({ revokesRefreshTokens, clients }: FindingsInput): Finding[] {
  if (revokesRefreshTokens !== false) return [];
  return [
    realmFinding('refresh-token-rotation-off', 'medium', {
      key: undefined,
      grants: aliveOf(clients),
      title: 'Refresh tokens are not rotated',
      why: 'A copied offline token works beside the app’s own, unseen. “Revoke Refresh Token” in the realm’s token settings makes the second use of one fail.',
      fix: undefined,
    }),
  ];
}

/** How many grants of some clients are alive; undefined unless that is known of all. */
function aliveOf(clients: readonly FindingClient[]): number | undefined {
  let alive = 0;
  for (const { grants, sessions } of clients) {
    if (!grants && sessions !== 0) return undefined;
    alive += grants?.alive ?? 0;
  }
  return alive;
}

const realmFinding = (
  id: Finding['id'],
  severity: Finding['severity'],
  rest: Omit<Finding, 'id' | 'severity' | 'client'>,
): Finding => ({ id, severity, client: undefined, ...rest });
