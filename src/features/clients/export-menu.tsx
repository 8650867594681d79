import { Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { formatCount } from '#components/count.ts';
import type { GrantPolicy } from '#domain/session-expiry.ts';
import type { SessionFacts } from '#domain/session-filter.ts';
import type { SessionSet } from '#domain/session-set.ts';
import { buttonClass } from '#ui/button-class.ts';
import { Button } from '#ui/button.tsx';
import { Menu } from '#ui/menu.tsx';

import { exportSessions } from './export-sessions.ts';

interface ExportMenuProps {
  readonly set: SessionSet;
  /** The rows to write, in their order. */
  readonly rows: Uint32Array;
  readonly policy: GrantPolicy | undefined;
  readonly facts: SessionFacts;
  readonly fileName: string;
  /** Which rows these are: `Export`, `Export selected`. */
  readonly children: string;
}

/** Saves the rows as CSV or JSON Lines; a long one says how far it is and can be stopped. */
export function ExportMenu({ set, rows, policy, facts, fileName, children }: ExportMenuProps) {
  const [progress, setProgress] = useState<{ readonly written: number; readonly total: number }>();
  const abort = useRef<AbortController>(undefined);
  // A file that is saved after its page was left surprises people.
  useEffect(() => () => abort.current?.abort(), []);

  async function run(format: 'csv' | 'jsonl') {
    abort.current = new AbortController();
    const total = rows.length;
    setProgress({ written: 0, total });
    try {
      await exportSessions(
        { set, rows, policy, facts },
        { name: fileName, format },
        (written) => setProgress({ written, total }),
        abort.current.signal,
      );
    } catch (error) {
      // Nothing else can fail here, and a stop is no failure.
      if (!abort.current.signal.aborted) throw error;
    } finally {
      setProgress(undefined);
    }
  }

  if (progress !== undefined) {
    return (
      <Button icon={<Download size={15} aria-hidden />} onPress={() => abort.current?.abort()}>
        {`Stop export, ${formatCount(progress.written)} of ${formatCount(progress.total)}`}
      </Button>
    );
  }
  return (
    <Menu
      label={`${children} ${formatCount(rows.length)} rows`}
      triggerClassName={buttonClass('secondary')}
      trigger={
        <>
          <Download size={15} aria-hidden />
          {children}
        </>
      }
      options={[
        { id: 'csv', label: 'CSV', text: 'CSV', detail: 'For spreadsheets; formulas are defused' },
        {
          id: 'jsonl',
          label: 'JSON Lines',
          text: 'JSON Lines',
          detail: 'Names exactly as they are',
        },
      ]}
      onChoose={(format) => void run(format === 'csv' ? 'csv' : 'jsonl')}
    />
  );
}
