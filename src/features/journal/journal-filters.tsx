import type { ReactNode } from 'react';

import { formatCount } from '#components/count.ts';
import { UserName } from '#components/user-name.tsx';
import type { JournalEntry } from '#domain/journal-entry.ts';
import {
  JOURNAL_KINDS,
  JOURNAL_SPANS,
  type JournalKind,
  type JournalSearch,
  type JournalSpan,
} from '#domain/journal-search.ts';
import { SearchField } from '#ui/search-field.tsx';

import type { JournalChange } from './journal-change.ts';
import { KIND_WORDS } from './kind-words.ts';

interface JournalFiltersProps {
  readonly realm: string;
  readonly entries: readonly JournalEntry[];
  readonly search: JournalSearch;
  readonly onChange: (change: JournalChange) => void;
}

const SPAN_WORDS: Record<JournalSpan, string> = {
  day: 'Last 24 hours',
  week: 'Last 7 days',
  month: 'Last 30 days',
};

/** More people than a column can show; the others are found by their id. */
const MOST_PEOPLE = 12;

/** Every filter of the journal, kept in the address. */
export function JournalFilters({ realm, entries, search, onChange }: JournalFiltersProps) {
  const people = peopleOf(entries, search.who);
  const toggleKind = (kind: JournalKind, isOn: boolean) => {
    const kinds = JOURNAL_KINDS.filter((one) =>
      one === kind ? isOn : search.kinds?.includes(one) === true,
    );
    onChange({ kinds: kinds.length === 0 ? undefined : kinds });
  };
  return (
    <section
      aria-label="Filters"
      className="rounded-card border-line bg-surface shadow-card divide-line divide-y border [&_label]:w-full"
    >
      <div className="p-4">
        <SearchField
          label="Client, id or path"
          value={search.q ?? ''}
          onChange={(q) => onChange({ q })}
        />
      </div>
      <Group legend="Kind">
        {JOURNAL_KINDS.map((kind) => (
          <Option
            key={kind}
            isSelected={search.kinds?.includes(kind) === true}
            count={entries.filter((entry) => entry.kind === kind).length}
            onChange={(isOn) => toggleKind(kind, isOn)}
          >
            {KIND_WORDS[kind]}
          </Option>
        ))}
      </Group>
      <Group legend="Who">
        {people.map(({ who, count }) => (
          <Option
            key={who}
            isSelected={search.who === who}
            count={count}
            onChange={(isOn) => onChange({ who: isOn ? who : undefined })}
          >
            <UserName realm={realm} userId={who} isPlain />
          </Option>
        ))}
        {people.length === 0 && <p className="text-subtle">nobody yet</p>}
      </Group>
      <div className="p-4">
        <label className="flex flex-col gap-1">
          <span className="text-12 text-muted">When</span>
          <select
            value={search.span ?? ''}
            onChange={({ target }) =>
              onChange({ span: JOURNAL_SPANS.find((span) => span === target.value) })
            }
            className="rounded-control border-line-control bg-surface text-text h-8 border px-2 max-sm:h-11"
          >
            <option value="">All that is kept</option>
            {JOURNAL_SPANS.map((span) => (
              <option key={span} value={span}>
                {SPAN_WORDS[span]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </section>
  );
}

/** Who did something, the busiest first; whoever is filtered by is always among them. */
function peopleOf(
  entries: readonly JournalEntry[],
  chosen: string | undefined,
): { who: string; count: number }[] {
  const counts = new Map<string, number>(chosen === undefined ? [] : [[chosen, 0]]);
  for (const { who } of entries) {
    if (who !== undefined) counts.set(who, (counts.get(who) ?? 0) + 1);
  }
  return [...counts]
    .map(([who, count]) => ({ who, count }))
    .toSorted((a, b) => b.count - a.count)
    .filter(({ who }, index) => index < MOST_PEOPLE || who === chosen);
}

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col p-4">
      <legend className="text-12 text-muted float-left pb-1">{legend}</legend>
      {children}
    </fieldset>
  );
}

interface OptionProps {
  readonly isSelected: boolean;
  readonly count: number;
  readonly onChange: (isSelected: boolean) => void;
  readonly children: ReactNode;
}

function Option({ isSelected, count, onChange, children }: OptionProps) {
  return (
    <label className="flex min-h-7 min-w-0 items-center gap-2 max-sm:min-h-11">
      <input
        type="checkbox"
        checked={isSelected}
        onChange={({ target }) => onChange(target.checked)}
        className="accent-accent size-4 shrink-0"
      />
      <span className="flex min-w-0 flex-1">{children}</span>
      <span className="text-subtle">{formatCount(count)}</span>
    </label>
  );
}
