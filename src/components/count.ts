const numbers = new Intl.NumberFormat();

/** A count with the separators of the reader's language: `98,214`. */
export const formatCount = (count: number): string => numbers.format(count);

/** A count with its noun: `1 session`, `1,204 sessions`. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${formatCount(count)} ${count === 1 ? noun : plural}`;
