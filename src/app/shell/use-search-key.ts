import { useEffect } from 'react';

/** `/` puts the cursor into the page's search field, unless something is being typed or asked. */
export function useSearchKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      const isBusy =
        event.target instanceof Element &&
        event.target.closest('input, select, textarea, [role="dialog"]') !== null;
      const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
      if (isBusy || !field) return;
      event.preventDefault();
      field.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
