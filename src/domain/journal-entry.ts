import type { AdminEvent } from './admin-event.ts';
import type { SessionClient } from './offline-session.ts';
import type { JobHeader } from './revocation-record.ts';
import type { EpochSeconds } from './time.ts';

interface NoteBasics {
  readonly id: string;
  readonly realm: string;
  readonly at: EpochSeconds;
  /** The id of the user who did it. */
  readonly who: string | undefined;
}

export interface PolicyChange {
  /** Undefined for a setting of the realm. */
  readonly client: SessionClient | undefined;
  /** Keycloak's own name of the setting. */
  readonly key: string;
  /** As Keycloak holds it; undefined where it is not set. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface PolicyNote extends NoteBasics {
  readonly kind: 'policy';
  readonly changes: readonly PolicyChange[];
  /** `different`: read back, Keycloak held something else. */
  readonly outcome: 'saved' | 'refused' | 'different';
}

export interface NotBeforeNote extends NoteBasics {
  readonly kind: 'not-before';
  readonly client: SessionClient;
  /** 0 takes it back. */
  readonly notBefore: EpochSeconds;
}

/** What is kept in the browser of something done here, beside revocation jobs, which keep themselves. */
export type JournalNote = PolicyNote | NotBeforeNote;

export interface RevocationEntry extends NoteBasics {
  readonly kind: 'revocation';
  readonly job: JobHeader;
}

/** Something done elsewhere, as Keycloak tells it: it has no id of its own. */
export interface AdminEventEntry extends NoteBasics {
  readonly kind: 'admin-event';
  readonly event: AdminEvent;
}

export type JournalEntry = JournalNote | RevocationEntry | AdminEventEntry;

export const revocationEntry = (job: JobHeader): RevocationEntry => ({
  kind: 'revocation',
  id: job.id,
  realm: job.realm,
  at: job.startedAt ?? job.plannedAt,
  who: job.plannedBy,
  job,
});

/** An event of a realm, under an id that stays the same as long as the event does. */
export function adminEventEntry(realm: string, event: AdminEvent, number: number): AdminEventEntry {
  const id = `event-${event.at}-${event.resourceType}-${event.resourcePath}-${number}`;
  return { kind: 'admin-event', id, realm, at: event.at, who: event.by.userId, event };
}

/** Keycloak’s clock is known to a second here, and an answer takes its time. */
const NEAR_SECONDS = 10;

/**
 * What was done here and what Keycloak tells, the newest first, as one list. The events of a job's own
 * calls would be thousands, and a policy edit's would stand there twice: whoever signed in here did them,
 * while it ran.
 */
export function mergeJournal(
  own: readonly (JournalNote | RevocationEntry)[],
  events: readonly AdminEventEntry[],
): JournalEntry[] {
  const foreign = events.filter((entry) => !own.some((note) => isEventOf(note, entry)));
  return [...own, ...foreign].toSorted((a, b) => b.at - a.at || a.id.localeCompare(b.id));
}

function isEventOf(note: JournalNote | RevocationEntry, { who, at, event }: AdminEventEntry) {
  if (note.who === undefined || note.who !== who || event.error !== undefined) return false;
  const end = note.kind === 'revocation' ? (note.job.endedAt ?? Infinity) : note.at;
  if (at < note.at - NEAR_SECONDS || at > end + NEAR_SECONDS) return false;
  const { resourceType, resourcePath, operation } = event;
  switch (note.kind) {
    case 'revocation':
      if (note.job.way === 'session')
        return resourceType === 'USER_SESSION' && operation === 'DELETE';
      return (
        resourceType === 'USER' &&
        resourcePath.endsWith(`/consents/${note.job.client?.clientId ?? ''}`)
      );
    case 'policy':
      return note.changes.some(({ client }) =>
        client ? resourcePath === `clients/${client.uuid}` : resourceType === 'REALM',
      );
    case 'not-before':
      return resourcePath === `clients/${note.client.uuid}`;
  }
}
