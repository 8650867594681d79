/** How many calls of a revocation are under way at once, and how many came back quickly since it changed. */
export interface RevocationPace {
  readonly parallel: number;
  readonly quick: number;
}

/** `slow-down`: Keycloak, or a proxy before it, asks for less. `lost`: no answer. */
export type AnswerKind =
  | { readonly kind: 'answered'; readonly millis: number }
  | { readonly kind: 'slow-down' | 'lost' };

/** With twelve at a time Keycloak took 2.3 ms a session on 2 cores, with six 2.8, alone 5.6. */
const MOST_PARALLEL = 12;
const QUICK_MILLIS = 500;
const SLOW_MILLIS = 2000;

export const FIRST_REVOCATION_PACE: RevocationPace = { parallel: 4, quick: 0 };

/**
 * The pace after an answer: one more at a time once all places have had a quick answer, half as many
 * after a slow one, and one alone after a plea or a silence.
 */
export function nextRevocationPace(pace: RevocationPace, answer: AnswerKind): RevocationPace {
  if (answer.kind !== 'answered') return { parallel: 1, quick: 0 };
  if (answer.millis > SLOW_MILLIS) {
    return { parallel: Math.max(1, Math.floor(pace.parallel / 2)), quick: 0 };
  }
  if (answer.millis > QUICK_MILLIS) return { ...pace, quick: 0 };
  if (pace.quick + 1 < pace.parallel) return { ...pace, quick: pace.quick + 1 };
  return { parallel: Math.min(MOST_PARALLEL, pace.parallel + 1), quick: 0 };
}
