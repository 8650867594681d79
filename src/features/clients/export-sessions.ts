import { saveFile } from '#components/save-file.ts';
import type { GrantPolicy } from '#domain/session-expiry.ts';
import { type ExportFormat, exportHead, exportLine } from '#domain/session-export.ts';
import type { SessionFacts } from '#domain/session-filter.ts';
import { sessionRow } from '#domain/session-row.ts';
import type { SessionSet } from '#domain/session-set.ts';

interface SessionExport {
  readonly set: SessionSet;
  readonly rows: Uint32Array;
  readonly policy: GrantPolicy | undefined;
  readonly facts: SessionFacts;
}

/** So many rows are written between two looks at what else the page has to do: some 10 ms. */
const ROWS_AT_ONCE = 2000;
/** Spreadsheets take a file for UTF-8 only where it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Writes sessions into a file and hands it to the browser to save. Piece by piece: the pieces are the
 * browser's at once, which keeps large ones on disk. `onProgress` is told how many rows are written;
 * an abort ends it without a file.
 */
export async function exportSessions(
  { set, rows, policy, facts }: SessionExport,
  file: { readonly name: string; readonly format: ExportFormat },
  onProgress: (written: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { format } = file;
  const head = (format === 'csv' ? BYTE_ORDER_MARK : '') + exportHead(format);
  const pieces: Blob[] = [new Blob([head])];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    let text = '';
    for (const row of rows.subarray(from, from + ROWS_AT_ONCE)) {
      text += exportLine(sessionRow(set, row, policy, facts), format);
    }
    pieces.push(new Blob([text]));
    onProgress(Math.min(rows.length, from + ROWS_AT_ONCE));
    await nextTask();
    signal.throwIfAborted();
  }
  saveFile(`${file.name}.${format}`, new Blob(pieces, { type: TYPES[format] }));
}

const TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv',
  jsonl: 'application/jsonl',
};

const nextTask = () =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
