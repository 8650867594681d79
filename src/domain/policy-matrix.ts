import {
  effectiveLifetime,
  type Lifetime,
  type Limit,
  type LimitSource,
  sessionLifetime,
} from './lifetime.ts';
import { type NoEffect, overrideNoEffect } from './policy-no-effect.ts';
import {
  clientOf,
  OVERRIDE_KEYS,
  type OverrideKey,
  type PolicyClient,
  type PolicySnapshot,
} from './policy-snapshot.ts';
import type { ClientOverride, RealmPolicy } from './realm-policy.ts';
import type { Seconds } from './time.ts';

/** One place a limit can come from, the nearest first; `off` ends the chain of a max that the realm does not limit. */
export interface ChainLink {
  readonly source: LimitSource | 'off';
  /** What is set there; undefined is "not set". The client's is the text of its override. */
  readonly value: string | Seconds | undefined;
  /** Whether this is the link that counts; of the realm's and the client's limit the shorter one does. */
  readonly isEffective: boolean;
}

/** One override of one client: what it is, what it comes to, and why where it does nothing. */
export interface MatrixCell {
  readonly key: OverrideKey;
  /** As it is saved and as it is in the draft; undefined is "not set". */
  readonly saved: string | undefined;
  readonly drafted: string | undefined;
  readonly isChanged: boolean;
  /** Undefined is "off". */
  readonly effectiveBefore: Limit | undefined;
  readonly effective: Limit | undefined;
  /** Under the draft. */
  readonly chain: readonly ChainLink[];
  /** Why the drafted text does nothing; undefined where it counts or is not set. */
  readonly noEffect: NoEffect | undefined;
}

export interface MatrixRow {
  /** As it is saved. */
  readonly client: PolicyClient;
  readonly idle: MatrixCell;
  readonly max: MatrixCell;
  /** Whether it sets anything of its own under the draft, be it without effect. */
  readonly isOverridden: boolean;
  /** Whether the draft changes an override of it. */
  readonly isChanged: boolean;
}

/** A row for every saved client, in the snapshot's order. */
export const matrixRows = (saved: PolicySnapshot, drafted: PolicySnapshot): MatrixRow[] =>
  saved.clients.map((client) => {
    const override = clientOf(drafted, client.uuid)?.override ?? client.override;
    const lifetimes = [
      effectiveLifetime(saved.realm, client.override),
      effectiveLifetime(drafted.realm, override),
    ] as const;
    const overrides = [client.override, override] as const;
    const idle = matrixCell('idle', drafted.realm, overrides, lifetimes);
    const max = matrixCell('max', drafted.realm, overrides, lifetimes);
    return {
      client,
      idle,
      max,
      isOverridden: OVERRIDE_KEYS.some((key) => override[key] !== undefined),
      isChanged: idle.isChanged || max.isChanged,
    };
  });

function matrixCell(
  key: OverrideKey,
  realm: RealmPolicy,
  [saved, drafted]: readonly [ClientOverride, ClientOverride],
  [before, after]: readonly [Lifetime, Lifetime],
): MatrixCell {
  return {
    key,
    saved: saved[key],
    drafted: drafted[key],
    isChanged: saved[key] !== drafted[key],
    effectiveBefore: before[key],
    effective: after[key],
    chain: limitChain(key, realm, drafted[key], after[key]),
    noEffect: overrideNoEffect(realm, key, drafted[key]),
  };
}

function limitChain(
  key: OverrideKey,
  realm: RealmPolicy,
  text: string | undefined,
  effective: Limit | undefined,
): ChainLink[] {
  const whole = sessionLifetime(realm)[key];
  const [clientDefault, ofRealm] =
    key === 'idle' ? [realm.clientIdle, realm.idle] : [realm.clientMax, realm.max];
  const source = effective?.source ?? 'off';
  const link = (from: ChainLink['source'], value: ChainLink['value']): ChainLink => ({
    source: from,
    value,
    isEffective: from === source,
  });
  return [
    link('client', text),
    link('client-default', orUnset(clientDefault)),
    whole ? link('realm', orUnset(ofRealm)) : link('off', undefined),
    ...(whole?.source === 'keycloak' ? [link('keycloak', whole.seconds)] : []),
  ];
}

const orUnset = (seconds: Seconds): Seconds | undefined => (seconds === 0 ? undefined : seconds);
