import { ArrowRight, X } from 'lucide-react';

import { ForeignText } from '#components/foreign-text.tsx';
import type { PolicyChange, ValueChange } from '#domain/policy-changes.ts';
import type { PolicyPlace } from '#domain/policy-snapshot.ts';
import { visibleText } from '#domain/visible-text.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Tag } from '#ui/tag.tsx';

import { changeKey } from './change-key.ts';
import { limitWords, placeName, valueWords } from './policy-words.ts';

interface ChangeListProps {
  readonly changes: readonly PolicyChange[];
  readonly onDiscard: (place: PolicyPlace) => void;
}

/** Every change of a draft: what is stored before and after, and what really counts before and after. */
export function ChangeList({ changes, onDiscard }: ChangeListProps) {
  return (
    <section aria-labelledby="changes" className="flex flex-col gap-2">
      <h3 id="changes" className="flex items-center gap-2 font-semibold">
        Changes <Tag>{changes.length}</Tag>
      </h3>
      <ul
        aria-label="Changes"
        className="divide-line rounded-card border-line max-h-80 divide-y overflow-y-auto border"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the focus
        tabIndex={0}
      >
        {changes.map((change) => (
          <li key={changeKey(change)} className="flex items-center gap-3 py-1.5 pr-1.5 pl-4">
            <span className="flex min-w-0 flex-1 flex-col">
              <ChangeOwner change={change} />
              <span className="text-12 text-subtle">{placeName(change)}</span>
            </span>
            <span className="flex flex-col items-end">
              <ChangeValues change={change} />
              {change.key !== 'maxEnabled' && (
                <span className="text-12 text-subtle">
                  {limitWords(change.effectiveBefore) === limitWords(change.effectiveAfter)
                    ? `${limitWords(change.effectiveAfter)} counts, as before`
                    : `${limitWords(change.effectiveBefore)} → ${limitWords(change.effectiveAfter)} counts`}
                </span>
              )}
            </span>
            <IconButton
              label={`Discard the edit of ${placeName(change)}${change.kind === 'client' ? ` of ${visibleText(change.clientId)}` : ''}`}
              onPress={() => onDiscard(change)}
            >
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whose value it is: the realm's, or a client's. */
export const ChangeOwner = ({ change }: { change: ValueChange }) =>
  change.kind === 'realm' ? (
    <span className="font-medium">Realm</span>
  ) : (
    <ForeignText text={change.clientId} className="text-12 truncate font-mono font-medium" />
  );

/** What is stored before and after. */
export const ChangeValues = ({ change }: { change: ValueChange }) => (
  <span className="text-12 inline-flex items-center gap-1.5 font-mono">
    <s className="text-subtle">{valueWords(change.before)}</s>
    <ArrowRight size={12} className="text-subtle" role="img" aria-label="becomes" />
    <b className="font-medium">{valueWords(change.after)}</b>
  </span>
);
