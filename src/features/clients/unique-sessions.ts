import type { OfflineSession } from '#domain/offline-session.ts';

/** The sessions of some pages, each once: pages shift while others sign in, and overlap then. */
export function uniqueSessions(pages: readonly (readonly OfflineSession[])[]): OfflineSession[] {
  const byId = new Map(pages.flat().map((session) => [session.id, session]));
  return [...byId.values()];
}
