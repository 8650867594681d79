import { SearchX } from 'lucide-react';
import { useState } from 'react';

import { counted, formatCount } from '#components/count.ts';
import type { JournalEntry } from '#domain/journal-entry.ts';
import { Button } from '#ui/button.tsx';
import { StatePanel } from '#ui/state-panel.tsx';

import { JournalRow } from './journal-row.tsx';

interface JournalListProps {
  readonly realm: string;
  readonly entries: readonly JournalEntry[];
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
  readonly onChanged: () => void;
  readonly onClear: () => void;
}

/** More are drawn when asked for. */
const SHOWN_AT_ONCE = 100;

const day = new Intl.DateTimeFormat(undefined, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** The entries, the newest first, under their days. */
export function JournalList(props: JournalListProps) {
  const { realm, entries, openId, onOpen } = props;
  const [limit, setLimit] = useState(SHOWN_AT_ONCE);
  // The one that a link names is drawn however old it is.
  const opened = entries.findIndex(({ id }) => id === openId);
  const shown = entries.slice(0, Math.max(limit, opened + 1));
  return (
    <section
      aria-label="Entries"
      className="rounded-card border-line bg-surface shadow-card overflow-hidden border"
    >
      <p role="status" className="px-4 py-2">
        <b className="font-semibold">{counted(entries.length, 'entry', 'entries')}</b>
      </p>
      {entries.length === 0 && (
        <StatePanel
          icon={SearchX}
          title="No entry matches"
          actions={<Button onPress={props.onClear}>Clear filters</Button>}
        />
      )}
      {byDay(shown).map(([name, ofDay]) => (
        <div key={name}>
          <h2 className="border-line bg-sunken text-12 text-muted border-y px-4 py-1.5">{name}</h2>
          <ul className="divide-line divide-y">
            {ofDay.map((entry) => (
              <JournalRow
                key={entry.id}
                realm={realm}
                entry={entry}
                isOpen={entry.id === openId}
                onToggle={() => onOpen(entry.id === openId ? undefined : entry.id)}
                onChanged={props.onChanged}
              />
            ))}
          </ul>
        </div>
      ))}
      {shown.length < entries.length && (
        <p className="border-line border-t px-4 py-2">
          <Button size="sm" onPress={() => setLimit(shown.length + SHOWN_AT_ONCE)}>
            Show more of the {formatCount(entries.length - shown.length)} others
          </Button>
        </p>
      )}
    </section>
  );
}

function byDay(entries: readonly JournalEntry[]): [string, JournalEntry[]][] {
  const days = new Map<string, JournalEntry[]>();
  for (const entry of entries) {
    const name = day.format(entry.at * 1000);
    days.set(name, [...(days.get(name) ?? []), entry]);
  }
  return [...days];
}
