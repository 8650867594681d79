import { ForeignText } from '#components/foreign-text.tsx';
import { acceptCurrent, type PolicyConflict } from '#domain/policy-conflict.ts';
import { Button } from '#ui/button.tsx';

import { placeName, valueWords } from './policy-words.ts';
import type { PolicyEditing } from './use-policy-editing.ts';

interface ConflictNoteProps {
  readonly conflict: PolicyConflict;
  readonly editing: PolicyEditing;
}

/** Says what became of a value while it was edited, and asks whose counts. */
export function ConflictNote({ conflict, editing }: ConflictNoteProps) {
  const { place } = conflict;
  const takeTheirs = () => editing.discard([place]);
  const keepMine = () => editing.replace(acceptCurrent(editing.draft, editing.saved, place));
  return (
    <div
      role="alert"
      className="rounded-control border-warn-line bg-warn-soft text-warn-text flex flex-col gap-2 border p-3"
    >
      <ConflictWords conflict={conflict} />
      <p className="flex flex-wrap gap-2">
        <Button size="sm" onPress={takeTheirs}>
          {conflict.kind === 'moved' ? 'Take theirs' : 'Discard this edit'}
        </Button>
        {conflict.kind !== 'deleted' && (
          <Button size="sm" onPress={keepMine}>
            Keep mine
          </Button>
        )}
      </p>
    </div>
  );
}

/** What happened to a value meanwhile, in a sentence. */
function ConflictWords({ conflict }: { conflict: PolicyConflict }) {
  const name = conflict.clientId !== undefined && (
    <ForeignText text={conflict.clientId} className="font-mono" />
  );
  switch (conflict.kind) {
    case 'moved':
      return (
        <p>
          Somebody set {placeName(conflict.place)} {name && <>of {name} </>}to{' '}
          <b>{valueWords(conflict.theirs)}</b> meanwhile (it was {valueWords(conflict.base)}). You
          want <b>{valueWords(conflict.yours)}</b>.
        </p>
      );
    case 'deleted':
      return (
        <p>
          Client {name} is gone from the realm: {placeName(conflict.place)} cannot be set any more.
        </p>
      );
    case 'renamed':
      return (
        <p>
          Client {name} is now called{' '}
          <ForeignText text={conflict.now} className="font-mono font-medium" />. The edit of{' '}
          {placeName(conflict.place)} is kept.
        </p>
      );
  }
}
