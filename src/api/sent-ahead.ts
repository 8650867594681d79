/** An answer that nobody came for in this time is too old to be shown as new. */
const KEPT_MILLIS = 10_000;

export interface SentAhead<T> {
  /** Makes the call now, for whoever asks for the same in the next seconds. */
  readonly send: (key: string, call: () => Promise<T>) => void;
  /** What was sent ahead, for one caller, errors and all; `undefined` where nothing was. */
  readonly take: (key: string) => Promise<T> | undefined;
}

/** Keeps calls that are made before the one who needs them knows that they are needed. */
export function sentAhead<T>(now: () => number = () => performance.now()): SentAhead<T> {
  const sent = new Map<string, { readonly answer: Promise<T>; readonly sentAtMillis: number }>();
  return {
    send(key, call) {
      const answer = call();
      // Where nobody takes it, its failure is nobody's.
      answer.catch(() => undefined);
      sent.set(key, { answer, sentAtMillis: now() });
    },
    take(key) {
      const found = sent.get(key);
      sent.delete(key);
      return found && now() - found.sentAtMillis < KEPT_MILLIS ? found.answer : undefined;
    },
  };
}
