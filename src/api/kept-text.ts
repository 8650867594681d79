/** What the browser would not keep lives as long as the page. */
const unkept = new Map<string, string>();

/** A text that this browser keeps under a key, or null. */
export function readKept(key: string): string | null {
  try {
    return unkept.get(key) ?? localStorage.getItem(key);
  } catch {
    return unkept.get(key) ?? null;
  }
}

/**
 * Keeps a text over reloads and sign-ins, for all tabs; null forgets it. False where the browser keeps
 * nothing or is full: the text then lives as long as the page.
 */
export function keepText(key: string, text: string | null): boolean {
  const isKept = tryToKeep(key, text);
  if (isKept || text === null) unkept.delete(key);
  else unkept.set(key, text);
  // Other tabs are told by the browser; this one is not.
  dispatchEvent(new StorageEvent('storage', { key }));
  return isKept;
}

function tryToKeep(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** Whether a text would not outlive a reload. */
export const isUnkept = (key: string): boolean => unkept.has(key);

/** Calls back whenever a kept text may have changed, in this tab or another. */
export function watchKept(listener: () => void): () => void {
  addEventListener('storage', listener);
  return () => removeEventListener('storage', listener);
}
