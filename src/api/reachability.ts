/** Whether Keycloak answers, as the calls of this page found it. Times are of this computer's clock. */
export type Reachability =
  | { readonly kind: 'reachable' }
  | { readonly kind: 'unreachable'; readonly lastAnswerAtMillis: number | undefined };

let current: Reachability = { kind: 'reachable' };
let lastAnswerAtMillis: number | undefined;
const listeners = new Set<() => void>();

/** Told by every call that got an answer, whatever the answer was. */
export function noteAnswer(): void {
  lastAnswerAtMillis = Date.now();
  if (current.kind === 'unreachable') change({ kind: 'reachable' });
}

/** Told by every call that got none. */
export function noteSilence(): void {
  if (current.kind === 'reachable') change({ kind: 'unreachable', lastAnswerAtMillis });
}

export const getReachability = (): Reachability => current;

export function subscribeReachability(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: Reachability): void {
  current = next;
  for (const listener of listeners) listener();
}
