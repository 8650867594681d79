import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

const KEY = 'curfew:theme';

/** The theme in use; public/theme.js has set it before the first paint. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, current);

const current = (): Theme =>
  document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** Switches the theme and remembers it, where the browser lets us. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
  }
}
