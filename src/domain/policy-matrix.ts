import type { Limit, LimitSource } from './lifetime.ts';
import type { ListSearch } from './list-search.ts';
import type { OverrideKey, PolicyClient } from './policy-snapshot.ts';
import type { Seconds } from './time.ts';

/** Why a value that Keycloak stores does nothing. `max-off`: the realm's switch is off. */
export type NoEffect =
  | 'longer-than-realm'
  | 'zero'
  | 'negative'
  | 'not-a-number'
  | 'too-large'
  | 'max-off';

/** One place a limit can come from, the nearest first; `off` is the end of a max that nothing sets. */
export interface ChainLink {
  readonly source: LimitSource | 'off';
  /** What is set there; undefined is "not set". The override's is its text. */
  readonly value: string | Seconds | undefined;
  /** Whether this is the link that counts. */
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
  readonly client: PolicyClient;
  readonly idle: MatrixCell;
  readonly max: MatrixCell;
  readonly isOverridden: boolean;
  readonly isChanged: boolean;
}

/** What sorts the rows beside the policy; undefined is "not known". */
export interface MatrixFigures {
  readonly grants: number | undefined;
  readonly dyingNow: number | undefined;
}

export type MatrixSort = 'client' | 'grants' | 'idle' | 'max' | 'now';

/** What the URL says about the matrix. */
export interface MatrixSearch extends ListSearch<MatrixSort> {
  readonly only?: 'overridden' | 'changed';
}
