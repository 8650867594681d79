/** How much time a user's lifelines show, the past and the future together. */
export const LIFELINE_RANGES = ['30d', '150d', '1y'] as const;
export type LifelineRange = (typeof LIFELINE_RANGES)[number];

/** What the URL says about a user's page. */
export interface UserPageSearch {
  readonly range?: LifelineRange;
}

/** Reads a URL's search; what it does not understand is left out, never an error. */
export function parseUserPageSearch({ range }: Readonly<Record<string, unknown>>): UserPageSearch {
  const known = LIFELINE_RANGES.find((name) => name === range);
  return known === undefined ? {} : { range: known };
}
