import type { PolicySnapshot } from './policy-snapshot.ts';
import type { SessionSet } from './session-set.ts';
import type { ListCauses } from './session-state.ts';
import type { EpochSeconds } from './time.ts';

/** The days for which impact is counted, from now (0) to the last: the curve of grants alive. */
export const IMPACT_DAYS = 60;

/** A count that is exact where both are equal, and lies between them where shared sessions hide the start. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** How many grants are dead on each day from now on: index 0 is now, 1 is in 24 h, 7, 30, 60. */
export interface DeadByDay {
  readonly least: Uint32Array;
  readonly most: Uint32Array;
}

/** Who has died by when, and by which kind of rule; the two kinds add up to all. */
export interface Deaths {
  readonly all: DeadByDay;
  readonly idle: DeadByDay;
  readonly max: DeadByDay;
}

/** The grants of one client, or of all, under the policy of today and under the draft. */
export interface GrantImpact {
  /** Rows of the list. */
  readonly listed: number;
  /** Dead whatever the policy: disabled user, client or scope, not-before. Not in any other count. */
  readonly barred: number;
  /** Of the listed ones that are not barred, by day, those dead already included. */
  readonly today: Deaths;
  readonly draft: Deaths;
  /**
   * Only those that are alive now under today's policy: `today` will die anyway, `draft` would die under
   * the draft. Day 0 of `draft` is who dies the moment it is applied.
   */
  readonly dying: { readonly today: Deaths; readonly draft: Deaths };
  /** Dead today by time, alive the moment the draft is applied. */
  readonly revived: Range;
  /** Users with a grant that dies the moment the draft is applied. */
  readonly usersHit: Range;
}

export interface PolicyImpact {
  readonly total: GrantImpact;
  /** By uuid; a client without a source is not in it. */
  readonly clients: ReadonlyMap<string, GrantImpact>;
  readonly clientsHit: Range;
}

/** The scanned sessions of one client. */
export interface GrantSource {
  readonly clientUuid: string;
  readonly set: SessionSet;
  /** Any number that is another one whenever the set has changed. */
  readonly revision: number;
  readonly causes: ListCauses;
}

export interface ImpactInput {
  readonly sources: readonly GrantSource[];
  readonly today: PolicySnapshot;
  readonly drafted: PolicySnapshot;
  /** Whole seconds. Everything is counted anew when it moves: keep it for as long as it may be shown. */
  readonly now: EpochSeconds;
}

/** What was counted before; one a page. A client whose lifetime has not changed is not counted again. */
export interface ImpactCache {
  readonly clients: Map<string, unknown>;
}

export const createImpactCache = (): ImpactCache => ({ clients: new Map() });
