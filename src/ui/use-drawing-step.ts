import { startTransition, useEffect, useState } from 'react';

/**
 * Draws a page in steps, from 0 to `last`, what is looked at first first: each begins when the one before
 * is drawn, and gives way to keys and clicks. All at once would keep the page from them for that long.
 */
export function useDrawingStep(last: number): number {
  const [step, setStep] = useState(0);
  useEffect(() => {
    if (step < last) startTransition(() => setStep(step + 1));
  }, [step, last]);
  return step;
}
