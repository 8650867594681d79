import { useSyncExternalStore } from 'react';

import { keepText, readKept, watchKept } from '#api/kept-text.ts';

const KEY = 'curfew:policy-type-from';
const USUAL = 100;

/** From how many grants that die at once the number is typed before a draft is applied; this browser's choice. */
export function useTypeFrom(): readonly [number, (count: number) => void] {
  const text = useSyncExternalStore(watchKept, () => readKept(KEY));
  const count = text !== null && /^\d{1,9}$/.test(text) ? Math.max(1, Number(text)) : USUAL;
  return [count, (next) => keepText(KEY, String(next))];
}
