import { useDeferredValue } from 'react';

/**
 * False in a component's first drawing, true in the one that follows at once, which keys and clicks may
 * interrupt: what is not looked at first waits for it.
 */
export const useSecondDrawing = (): boolean => useDeferredValue(true, false);
