import { csvCell } from './csv-cell.ts';
import { formatIsoTime } from './iso-time.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { ExportFormat } from './session-export.ts';

const COLUMNS = [
  'time',
  'kind',
  'who',
  'who_id',
  'what',
  'planned',
  'revoked',
  'already_gone',
  'failed',
  'skipped',
  'really_gone',
  'still_there',
  'outcome',
  'id',
] as const;

/** What stands before the first entry of an export. */
export const journalHead = (format: ExportFormat): string =>
  format === 'csv' ? `${COLUMNS.join(',')}\r\n` : '';

/**
 * One entry of an export: a line of CSV with its numbers, or of JSON with all there is. `nameOf` tells
 * the name of a user as read just now; where it knows none the id stands alone.
 */
export function journalLine(
  entry: JournalEntry,
  format: ExportFormat,
  nameOf: (userId: string) => string | undefined,
): string {
  const who = entry.who === undefined ? undefined : nameOf(entry.who);
  if (format === 'jsonl') return `${JSON.stringify({ ...entry, who: entry.who, name: who })}\n`;
  const job = entry.kind === 'revocation' ? entry.job : undefined;
  const cells = [
    formatIsoTime(entry.at),
    entry.kind,
    who,
    entry.who,
    whatOf(entry),
    job?.items,
    job?.counts.done,
    job?.counts.gone,
    job?.counts.failed,
    job?.counts.skipped,
    job?.totals?.gone,
    job?.totals?.left,
    outcomeOf(entry),
    entry.id,
  ];
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function whatOf(entry: JournalEntry): string {
  switch (entry.kind) {
    case 'revocation': {
      const { client, way, source } = entry.job;
      const whose = client ? ` of ${client.clientId}` : '';
      return `${way === 'session' ? 'whole sessions' : 'grants'}${whose}, ${source.ruleName ?? source.kind}`;
    }
    case 'policy':
      return entry.changes
        .map(({ client, key, before, after }) => {
          const where = client ? `${client.clientId}: ` : '';
          return `${where}${key} ${before ?? 'unset'} to ${after ?? 'unset'}`;
        })
        .join('; ');
    case 'not-before':
      return `${entry.client.clientId}: not-before ${entry.notBefore === 0 ? 'cleared' : formatIsoTime(entry.notBefore)}`;
    case 'admin-event':
      return `${entry.event.operation} ${entry.event.resourceType} ${entry.event.resourcePath}`;
  }
}

function outcomeOf(entry: JournalEntry): string {
  switch (entry.kind) {
    case 'revocation':
      return entry.job.kind;
    case 'policy':
      return entry.outcome;
    case 'not-before':
      return 'saved';
    case 'admin-event':
      return entry.event.error ?? 'done';
  }
}
