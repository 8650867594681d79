import { Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';

import type { PolicyConflict } from '#domain/realm-draft.ts';
import { Button } from '#ui/button.tsx';
import { IconButton } from '#ui/icon-button.tsx';

import { KEY_NAMES, valueWords } from './policy-words.ts';

interface PolicyCellProps {
  readonly children: ReactNode;
  /** The saved value where the draft has another one. */
  readonly was: string | undefined;
  readonly onDiscard: () => void;
  readonly conflicts: readonly PolicyConflict[];
  readonly onKeepMine: (conflict: PolicyConflict) => void;
  readonly onTakeTheirs: (conflict: PolicyConflict) => void;
}

/** One cell of the policy: the fields, what they were before the draft, and any conflict. */
export function PolicyCell(props: PolicyCellProps) {
  const { children, was, onDiscard, conflicts } = props;
  return (
    <div
      className={`flex flex-col gap-2 border-l px-4 py-3 ${
        was === undefined ? '' : 'bg-accent-soft shadow-[inset_2px_0_var(--accent)]'
      }`}
    >
      <div className="flex flex-wrap items-start gap-3">
        {children}
        {was !== undefined && (
          <span className="text-muted flex h-8 items-center gap-1">
            was <s>{was}</s>
            <IconButton label="Discard this edit" onPress={onDiscard}>
              <Undo2 size={14} aria-hidden />
            </IconButton>
          </span>
        )}
      </div>
      {conflicts.map((conflict) => (
        <div
          key={conflict.key}
          role="alert"
          className="rounded-control border-warn-line bg-warn-soft text-warn-text flex flex-col gap-2 border p-3"
        >
          <p>
            Somebody set {KEY_NAMES[conflict.key]} to <b>{valueWords(conflict.theirs)}</b> meanwhile
            (it was {valueWords(conflict.base)}). You want <b>{valueWords(conflict.yours)}</b>.
          </p>
          <p className="flex flex-wrap gap-2">
            <Button size="sm" onPress={() => props.onTakeTheirs(conflict)}>
              Take theirs
            </Button>
            <Button size="sm" onPress={() => props.onKeepMine(conflict)}>
              Keep mine
            </Button>
          </p>
        </div>
      ))}
    </div>
  );
}
