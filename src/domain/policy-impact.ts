import type { CountRange } from './count-range.ts';
import { type DeadByDay, type Deaths, deathsOf, sumDeaths } from './death-book.ts';
import { type DraftFold, foldDraft, foldToday, type TodayFold } from './grant-fold.ts';
import { type GrantTerms, grantTerms, isSameTerms } from './grant-terms.ts';
import { countHits, createPersonCount, type PersonCount } from './person-count.ts';
import { clientOf, type PolicySnapshot } from './policy-snapshot.ts';
import { NO_OVERRIDE } from './realm-policy.ts';
import type { SessionSet } from './session-set.ts';
import type { ListCauses } from './session-state.ts';
import type { EpochSeconds } from './time.ts';

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
   * Only those that are alive now under today's policy: `today` will die anyway, `draft` under the draft.
   * Day 0 of `draft` is who dies the moment it is applied.
   */
  readonly dying: { readonly today: Deaths; readonly draft: Deaths };
  /** Dead today by time, alive the moment the draft is applied. */
  readonly revived: CountRange;
  /** Users with a grant that dies the moment the draft is applied. */
  readonly usersHit: CountRange;
}

export interface PolicyImpact {
  readonly total: GrantImpact;
  /** By uuid; a client without a source is not in it. */
  readonly clients: ReadonlyMap<string, GrantImpact>;
  readonly clientsHit: CountRange;
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
  /** Whole seconds. All is counted anew when it moves: keep it for as long as it may be shown. */
  readonly now: EpochSeconds;
}

/** What was counted before. A client whose lifetime has not changed since is not counted again. */
export interface ImpactCache {
  readonly clients: Map<string, CountedClient>;
  readonly persons: PersonCount;
}

interface CountedClient {
  readonly source: GrantSource;
  readonly now: EpochSeconds;
  readonly terms: readonly [today: GrantTerms, draft: GrantTerms];
  readonly today: TodayFold;
  /** Undefined where the draft leaves the client's lifetime as it is. */
  readonly draft: DraftFold | undefined;
  readonly impact: GrantImpact;
}

export const createImpactCache = (): ImpactCache => ({
  clients: new Map(),
  persons: createPersonCount(),
});

/** Some 2 ms of work. */
const ROWS_PER_STEP = 20_000;
/** What a client costs beside its rows, in rows. */
const ROWS_PER_CLIENT = 500;

/** The impact of a draft, at once. */
export function policyImpact(cache: ImpactCache, input: ImpactInput): PolicyImpact {
  const steps = impactSlices(cache, input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The impact of a draft in steps of some 2 ms: go on with `next()` for as long as there is time, and in
 * the next task otherwise. To give up in the middle loses only the client that was being counted.
 */
export function* impactSlices(
  cache: ImpactCache,
  input: ImpactInput,
): Generator<undefined, PolicyImpact> {
  const counted: CountedClient[] = [];
  let rows = 0;
  for (const source of input.sources) {
    const steps = countClient(cache, source, input);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        counted.push(step.value);
        break;
      }
      rows += step.value;
      if (rows < ROWS_PER_STEP) continue;
      rows = 0;
      yield;
    }
  }
  return sumUp(cache, counted);
}

function* countClient(
  cache: ImpactCache,
  source: GrantSource,
  { today, drafted, now }: ImpactInput,
): Generator<number, CountedClient> {
  const { clientUuid, set, causes } = source;
  const termsIn = (snapshot: PolicySnapshot) =>
    grantTerms({
      realm: snapshot.realm,
      override: clientOf(snapshot, clientUuid)?.override ?? NO_OVERRIDE,
    });
  const terms = [termsIn(today), termsIn(drafted)] as const;
  const known = cache.clients.get(clientUuid);
  const same =
    known && isSameSource(known.source, source) && known.now === now
      ? { isToday: isSameTerms(known.terms[0], terms[0]), known }
      : undefined;
  if (same?.isToday === true && isSameTerms(same.known.terms[1], terms[1])) return same.known;
  yield ROWS_PER_CLIENT;
  yield* cache.persons.number(set, ROWS_PER_STEP);
  const rows = { set, now, rowsPerStep: ROWS_PER_STEP };
  const todayFold =
    same?.isToday === true ? same.known.today : yield* foldToday(rows, causes, terms[0]);
  const draftFold = isSameTerms(...terms) ? undefined : yield* foldDraft(rows, todayFold, ...terms);
  const impact = impactOf(todayFold, draftFold);
  const counted = { source, now, terms, today: todayFold, draft: draftFold, impact };
  cache.clients.set(clientUuid, counted);
  return counted;
}

const isSameSource = (a: GrantSource, b: GrantSource): boolean =>
  a.set === b.set &&
  a.revision === b.revision &&
  a.causes.client === b.causes.client &&
  a.causes.notBefore === b.causes.notBefore &&
  a.causes.disabledUsers === b.causes.disabledUsers;

const NONE: CountRange = { least: 0, most: 0 };

function impactOf(fold: TodayFold, draft: DraftFold | undefined): GrantImpact {
  const { listed, barred } = fold;
  const today = deathsOf(fold.deaths);
  const dying = deathsOf(fold.dying);
  return {
    listed,
    barred,
    today,
    draft: draft ? deathsOf(draft.deaths) : today,
    dying: { today: dying, draft: draft ? deathsOf(draft.dying) : dying },
    revived: draft ? { least: draft.revivedLeast, most: draft.revivedMost } : NONE,
    usersHit: draft ? countHits(draft.users, draft.nameless) : NONE,
  };
}

function sumUp({ persons }: ImpactCache, counted: readonly CountedClient[]): PolicyImpact {
  const impacts = counted.map(({ impact }) => impact);
  const hit = counted.flatMap(({ source: { set }, draft, impact: { usersHit } }) =>
    draft && usersHit.most > 0 ? [{ set, usersHit, ...draft }] : [],
  );
  const sum = (figure: (impact: GrantImpact) => number) =>
    impacts.reduce((total, impact) => total + figure(impact), 0);
  const total: GrantImpact = {
    listed: sum(({ listed }) => listed),
    barred: sum(({ barred }) => barred),
    today: sumDeaths(impacts.map(({ today }) => today)),
    draft: sumDeaths(impacts.map(({ draft }) => draft)),
    dying: {
      today: sumDeaths(impacts.map(({ dying }) => dying.today)),
      draft: sumDeaths(impacts.map(({ dying }) => dying.draft)),
    },
    revived: {
      least: sum(({ revived }) => revived.least),
      most: sum(({ revived }) => revived.most),
    },
    usersHit: persons.count(hit),
  };
  return {
    total,
    clients: new Map(counted.map(({ source, impact }) => [source.clientUuid, impact])),
    clientsHit: {
      least: hit.filter(({ usersHit }) => usersHit.least > 0).length,
      most: hit.length,
    },
  };
}

/** What a column of days says of one day: 0 is now, 1 in 24 h. */
export const rangeAt = ({ least, most }: DeadByDay, day: number): CountRange => ({
  least: least[day] ?? 0,
  most: most[day] ?? 0,
});

/** The curve of grants alive on each day from now on, if nobody refreshes and nobody signs in. */
export function aliveByDay(impact: GrantImpact, which: 'today' | 'draft'): DeadByDay {
  const { least, most } = impact[which].all;
  const all = impact.listed - impact.barred;
  return { least: most.map((dead) => all - dead), most: least.map((dead) => all - dead) };
}
