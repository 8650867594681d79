import * as v from 'valibot';

import { keepText, readKept } from '#api/kept-text.ts';
import type { ValueChange } from '#domain/policy-changes.ts';
import { OVERRIDE_KEYS } from '#domain/policy-snapshot.ts';
import { REALM_POLICY_KEYS } from '#domain/realm-policy.ts';
import type { EpochSeconds } from '#domain/time.ts';
import type { ApplyState } from '#jobs/policy-apply.ts';

/** Changes that this browser has written to Keycloak, with what was there before: durations and client ids alone. */
export interface AppliedSet {
  readonly id: string;
  readonly at: EpochSeconds;
  readonly changes: readonly ValueChange[];
}

export interface PolicyHome {
  readonly keycloakUrl: string;
  readonly realm: string;
}

/** More than anybody takes back; older ones drop out. */
const MOST_KEPT = 50;

const Text = v.nullable(v.string());
/** What a change has beside this, such as the limits that counted, is not kept. */
const Change = v.union([
  v.object({
    kind: v.literal('realm'),
    key: v.picklist(REALM_POLICY_KEYS),
    before: v.union([v.number(), v.boolean()]),
    after: v.union([v.number(), v.boolean()]),
  }),
  v.object({
    kind: v.literal('client'),
    uuid: v.string(),
    clientId: v.string(),
    key: v.picklist(OVERRIDE_KEYS),
    before: Text,
    after: Text,
  }),
]);

const Sets = v.array(v.strictObject({ id: v.string(), at: v.number(), changes: v.array(Change) }));

const ErrorKind = v.picklist([
  'forbidden',
  'missing',
  'conflict',
  'signed-out',
  'unreachable',
  'malformed',
  'server',
]);

const Outcome = v.union([
  v.strictObject({ kind: v.picklist(['waiting', 'sent', 'done', 'skipped', 'undone']) }),
  v.strictObject({
    kind: v.literal('conflict'),
    found: v.record(v.string(), v.union([v.number(), v.boolean(), Text])),
  }),
  v.strictObject({ kind: v.literal('failed'), error: ErrorKind, message: v.string() }),
]);

const Apply = v.strictObject({
  id: v.string(),
  startedAt: v.number(),
  direction: v.picklist(['apply', 'roll-back']),
  phase: v.picklist(['running', 'stopped', 'finished']),
  steps: v.array(
    v.strictObject({
      item: v.strictObject({
        id: v.string(),
        clientId: v.optional(v.string()),
        changes: v.array(Change),
      }),
      outcome: Outcome,
    }),
  ),
});

export const appliedKey = ({ keycloakUrl, realm }: PolicyHome): string =>
  `curfew:policy-applied:${keycloakUrl}:${realm}`;

export const applyKey = ({ keycloakUrl, realm }: PolicyHome): string =>
  `curfew:policy-apply:${keycloakUrl}:${realm}`;

/** The change sets that a kept text holds, the newest first; none where it is not ours. */
export const parseApplied = (text: string | null): readonly AppliedSet[] =>
  parsed(Sets, text) ?? [];

/** The change set that was under way, if there is one. */
export function parseApply(text: string | null): ApplyState | undefined {
  const kept = parsed(Apply, text);
  return (
    kept && {
      ...kept,
      steps: kept.steps.map(({ item, outcome }) => ({
        item: { ...item, clientId: item.clientId },
        outcome,
      })),
    }
  );
}

export const keepApply = (home: PolicyHome, state: ApplyState | undefined): boolean =>
  keepText(applyKey(home), state === undefined ? null : JSON.stringify(state));

/** Notes a change set in the history of this browser; one that is there already is not noted twice. */
export function noteApplied(home: PolicyHome, set: AppliedSet): void {
  if (set.changes.length === 0) return;
  const key = appliedKey(home);
  const old = parseApplied(readKept(key)).filter(({ id }) => id !== set.id);
  keepText(key, JSON.stringify([set, ...old].slice(0, MOST_KEPT)));
}

/** What of a change set Keycloak holds now, as far as is known. */
export const appliedChanges = ({ steps }: ApplyState): ValueChange[] =>
  steps.flatMap(({ item, outcome }) => (outcome.kind === 'done' ? item.changes : []));

/** Whether Keycloak may hold another idle of the realm now than before, or held one in between. */
export const hasWrittenIdle = ({ steps }: ApplyState): boolean =>
  steps.some(
    ({ item, outcome }) =>
      outcome.kind !== 'waiting' &&
      outcome.kind !== 'skipped' &&
      item.changes.some(({ kind, key }) => kind === 'realm' && key === 'idle'),
  );

function parsed<T>(schema: v.GenericSchema<unknown, T>, text: string | null): T | undefined {
  if (text === null) return undefined;
  try {
    const result = v.safeParse(schema, JSON.parse(text));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
