import { formatLimit } from './duration.ts';
import { effectiveLifetime } from './lifetime.ts';
import type { Finding, FindingClient, FindingsInput } from './policy-finding.ts';
import { offlineAccess } from './realm-client.ts';
import { DAY, type Seconds } from './time.ts';

/** What a client is given to end by age, where idle cannot end it. */
const MAX_INSTEAD: Seconds = 60 * DAY;
const SHOWN_NAMES = 3;

/** What is odd about a client beside the values of its overrides. */
export const clientFindings = (input: FindingsInput, client: FindingClient): Finding[] => [
  ...idleReset(input, client),
  ...ghosts(client),
  ...publicAccess(client),
];

/**
 * Idle runs from the session's last refresh by any of its clients, so in a shared session a client's own
 * shorter idle only bites once all of them are silent.
 */
function idleReset({ realm, clients }: FindingsInput, client: FindingClient): Finding[] {
  const { idle, max } = effectiveLifetime(realm, client.override);
  const { grants } = client;
  const isOwn = idle.source === 'client' || idle.source === 'client-default';
  if (!isOwn || !grants || grants.shared === 0) return [];
  const names = new Map(clients.map(({ uuid, clientId }) => [uuid, clientId]));
  const others = grants.sharedWith
    .slice(0, SHOWN_NAMES)
    .map(({ uuid, grants: count }) => `${names.get(uuid) ?? uuid} (${count})`)
    .join(', ');
  return [
    finding(client, {
      id: 'idle-reset-by-shared-sessions',
      severity: 'medium',
      key: 'idle',
      grants: grants.shared,
      title: `Idle of ${formatLimit(idle.seconds)} is reset by other clients`,
      why: `${grants.shared} of ${grants.alive} live grants share their session, and a refresh by any client of it counts for all: ${others}. Only a max cannot be put off.`,
      fix: max
        ? undefined
        : {
            label: `Set max to ${formatLimit(MAX_INSTEAD)}`,
            edits: [
              {
                kind: 'client',
                uuid: client.uuid,
                key: 'max',
                value: String(MAX_INSTEAD),
              } as const,
            ],
          },
    }),
  ];
}

function ghosts(client: FindingClient): Finding[] {
  const count = client.grants?.ghosts ?? 0;
  if (count === 0) return [];
  return [
    finding(client, {
      id: 'ghost-rows',
      severity: 'info',
      key: undefined,
      grants: count,
      title: 'Rows that are listed but dead',
      why: `${count} grants are refused although Keycloak lists them. A longer limit brings back those that died by time; revoking them in the client’s list does not.`,
      fix: undefined,
    }),
  ];
}

function publicAccess(client: FindingClient): Finding[] {
  if (client.access !== 'public' || offlineAccess(client).kind === 'impossible') return [];
  const grants = client.grants?.alive;
  const findings: Finding[] = [];
  if (client.sessions === 0) {
    findings.push(
      finding(client, {
        id: 'unused-public-offline-client',
        severity: 'low',
        key: undefined,
        grants: 0,
        title: 'May get offline tokens, and holds none',
        why: 'The client is public and has the scope offline_access, but no session. Take the scope from it where it is not needed.',
        fix: undefined,
      }),
    );
  }
  if (client.fullScope === true) {
    findings.push(
      finding(client, {
        id: 'full-scope-public-client',
        severity: client.sessions === 0 ? 'low' : 'high',
        key: undefined,
        grants,
        title: 'Public, with full scope and offline access',
        why: 'Whoever copies one of its tokens has every role of the user, for as long as the session lives. Switch “Full scope allowed” off in the client’s scope settings.',
        fix: undefined,
      }),
    );
  }
  return findings;
}

const finding = ({ uuid, clientId }: FindingClient, rest: Omit<Finding, 'client'>): Finding => ({
  ...rest,
  client: { uuid, clientId },
});
