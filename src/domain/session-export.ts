import { csvCell } from './csv-cell.ts';
import { formatIsoTime } from './iso-time.ts';
import type { SessionRow } from './session-row.ts';

export type ExportFormat = 'csv' | 'jsonl';

const COLUMNS = [
  'session_id',
  'user',
  'user_id',
  'address',
  'started',
  'last_refresh',
  'dies',
  'dies_at_the_latest',
  'rule',
  'limit_seconds',
  'state',
  'live_sso_session',
  'other_clients',
] as const;

/** What stands before the first row of an export. */
export const exportHead = (format: ExportFormat): string =>
  format === 'csv' ? `${COLUMNS.join(',')}\r\n` : '';

/** One row of an export: RFC 4180, or a line of JSON with the texts as they are. */
export function exportLine(row: SessionRow, format: ExportFormat): string {
  const { session, expiry, others } = row;
  const values = [
    session.id,
    session.username,
    session.userId,
    session.ipAddress,
    formatIsoTime(session.startedAt),
    formatIsoTime(session.lastRefreshAt),
    expiry && formatIsoTime(expiry.at),
    expiry && formatIsoTime(expiry.latestAt),
    expiry?.rule,
    expiry?.limit.seconds,
    row.state,
    row.hasSso,
    format === 'csv'
      ? others.map(({ clientId }) => clientId).join(' ')
      : others.map(({ clientId }) => clientId),
  ];
  if (format === 'csv') return `${values.map(csvCell).join(',')}\r\n`;
  return `${JSON.stringify(Object.fromEntries(COLUMNS.map((name, at) => [name, values[at] ?? null])))}\n`;
}
