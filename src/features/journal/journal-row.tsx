import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { absoluteTime } from '#components/absolute-time.ts';
import { UserName } from '#components/user-name.tsx';
import type { JournalEntry } from '#domain/journal-entry.ts';

import { EntryDetail } from './entry-detail.tsx';
import { EntryKind } from './entry-kind.tsx';
import { EntryOutcome } from './entry-outcome.tsx';
import { EntryWords } from './entry-words.tsx';

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

interface JournalRowProps {
  readonly realm: string;
  readonly entry: JournalEntry;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onChanged: () => void;
}

/** One entry in a line; open it tells all it knows. */
export function JournalRow({ realm, entry, isOpen, onToggle, onChanged }: JournalRowProps) {
  const line = useRef<HTMLLIElement>(null);
  // The one that a link names may be far down.
  const wasOpenAtFirst = useRef(isOpen);
  useEffect(() => {
    if (wasOpenAtFirst.current) line.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <li ref={line} className={isOpen ? 'bg-sunken' : ''}>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={onToggle}
        className="hover:bg-hover grid w-full grid-cols-[72px_minmax(0,120px)_128px_minmax(0,1fr)_minmax(0,160px)_16px] items-center gap-x-3 px-4 py-2 text-left max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-y-1"
      >
        <time title={absoluteTime(entry.at)} className="text-muted">
          {clock.format(entry.at * 1000)}
        </time>
        <span className="flex min-w-0 max-sm:justify-end">
          {entry.who === undefined ? (
            <span className="text-subtle">not known</span>
          ) : (
            <UserName realm={realm} userId={entry.who} isPlain />
          )}
        </span>
        <span>
          <EntryKind kind={entry.kind} />
        </span>
        <span className="min-w-0 break-words max-sm:order-last max-sm:col-span-2">
          <EntryWords realm={realm} entry={entry} />
        </span>
        <span className="text-muted min-w-0 max-sm:text-right">
          <EntryOutcome entry={entry} />
        </span>
        <span className="text-subtle max-sm:hidden">
          {isOpen ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
        </span>
      </button>
      {isOpen && (
        <div role="region" aria-label="Entry" className="px-4 pt-1 pb-4 sm:pl-[88px]">
          <EntryDetail realm={realm} entry={entry} onChanged={onChanged} />
        </div>
      )}
    </li>
  );
}
