import { useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';

import { userQuery } from '#api/user-queries.ts';
import { counted } from '#components/count.ts';
import { saveFile } from '#components/save-file.ts';
import { usePerson } from '#components/use-person.ts';
import type { JournalEntry } from '#domain/journal-entry.ts';
import { journalHead, journalLine } from '#domain/journal-export.ts';
import { buttonClass } from '#ui/button-class.ts';
import { Menu } from '#ui/menu.tsx';

interface JournalExportProps {
  readonly realm: string;
  /** What the filters keep. */
  readonly entries: readonly JournalEntry[];
}

/** Spreadsheets take a file for UTF-8 only where it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Saves what the filters keep as CSV or JSON Lines, with the names that are known by now. */
export function JournalExport({ realm, entries }: JournalExportProps) {
  const queryClient = useQueryClient();
  const person = usePerson();

  function save(format: 'csv' | 'jsonl') {
    const nameOf = (userId: string) =>
      userId === person?.userId
        ? person.username
        : queryClient.getQueryData(userQuery(realm, userId).queryKey)?.username;
    const text =
      (format === 'csv' ? BYTE_ORDER_MARK : '') +
      journalHead(format) +
      entries.map((entry) => journalLine(entry, format, nameOf)).join('');
    const name = `journal-${realm}`.replaceAll(/[^\w.-]+/g, '_');
    saveFile(
      `${name}.${format}`,
      new Blob([text], { type: format === 'csv' ? 'text/csv' : 'application/jsonl' }),
    );
  }

  return (
    <Menu
      label={`Export ${counted(entries.length, 'entry', 'entries')}`}
      triggerClassName={buttonClass('secondary')}
      trigger={
        <>
          <Download size={15} aria-hidden /> Export
        </>
      }
      options={[
        { id: 'csv', label: 'CSV', text: 'CSV', detail: 'For spreadsheets; formulas are defused' },
        {
          id: 'jsonl',
          label: 'JSON Lines',
          text: 'JSON Lines',
          detail: 'All that each entry holds',
        },
      ]}
      onChoose={(format) => save(format === 'csv' ? 'csv' : 'jsonl')}
    />
  );
}
