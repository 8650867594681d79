/**
 * Lets whatever else waits for the main thread have it, and goes on in the next task: unlike a timer, a
 * message is never held back in a tab out of sight.
 */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });

/**
 * Takes the steps of a long piece of work, with a breath between them, and resolves with what comes of it;
 * with undefined where the signal fires first.
 */
export async function breatheBetween<T>(
  steps: Generator<undefined, T>,
  signal?: AbortSignal,
): Promise<T | undefined> {
  let step = steps.next();
  while (step.done !== true) {
    await breathe();
    if (signal?.aborted === true) return undefined;
    step = steps.next();
  }
  return step.value;
}
