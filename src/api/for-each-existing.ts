import { toApiError } from './api-error.ts';

const IN_PARALLEL = 6;

/**
 * Looks each item up, a few at a time. One that was deleted meanwhile is passed over; any other failure
 * is thrown, and nothing more is begun.
 */
export async function forEachExisting<Item>(
  items: readonly Item[],
  lookUp: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  let isOver = false;

  async function work() {
    for (const item of waiting) {
      if (isOver) return;
      try {
        await lookUp(item);
      } catch (error) {
        if (toApiError(error).kind === 'missing') continue;
        isOver = true;
        throw error;
      }
    }
  }

  await Promise.all(Array.from({ length: IN_PARALLEL }, work));
}
