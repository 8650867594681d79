/**
 * Starts a query that a page can do without: its failure is shown where its data would be, by the
 * component that reads the same query.
 */
export function preload(query: Promise<unknown>): void {
  query.catch(() => undefined);
}
