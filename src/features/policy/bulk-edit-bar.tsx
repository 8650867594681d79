import { useState } from 'react';

import { counted } from '#components/count.ts';
import { readDuration, type TypedDuration } from '#domain/duration.ts';
import type { OverrideKey } from '#domain/policy-snapshot.ts';
import { Button } from '#ui/button.tsx';
import { Segments } from '#ui/segments.tsx';

import { DurationField } from './duration-field.tsx';
import type { PolicyEditing } from './use-policy-editing.ts';

interface BulkEditBarProps {
  readonly uuids: readonly string[];
  readonly editing: PolicyEditing;
  readonly onClear: () => void;
}

const NOTHING: TypedDuration = { text: '', unit: 'd' };

/** Floats over the matrix while clients are selected: sets or clears an override of all of them. */
export function BulkEditBar({ uuids, editing, onClear }: BulkEditBarProps) {
  const [key, setKey] = useState<OverrideKey>('idle');
  const [typed, setTyped] = useState(NOTHING);
  const read = readDuration(typed, false);
  const set = (value: string | null) =>
    editing.edit(uuids.map((uuid) => ({ kind: 'client', uuid, key, value })));
  return (
    <section
      aria-label="Selection"
      className="animate-rise rounded-dialog border-line-strong bg-surface shadow-pop fixed bottom-5 left-1/2 z-20 flex max-w-[calc(100vw-16px)] -translate-x-1/2 flex-wrap items-center gap-x-3 gap-y-2 border px-4 py-3 max-sm:inset-x-2 max-sm:bottom-16 max-sm:translate-x-0"
    >
      <span role="status">
        <b className="font-semibold">{counted(uuids.length, 'client')}</b> selected
      </span>
      <Segments
        label="Which override"
        options={[
          { id: 'idle', label: 'Idle' },
          { id: 'max', label: 'Max' },
        ]}
        value={key}
        onChange={setKey}
      />
      <DurationField
        label={`New ${key} override of the selected clients`}
        shown={NOTHING}
        typed={typed.text === '' ? undefined : typed}
        mayBeUnset={false}
        isChanged={false}
        isDisabled={false}
        isCompact
        onType={setTyped}
        onLeave={() => undefined}
      />
      <Button
        variant="primary"
        isDisabled={read.kind === 'invalid'}
        onPress={() => {
          if (read.kind === 'ok') set(String(read.seconds));
        }}
      >
        Set {key}
      </Button>
      <Button onPress={() => set(null)}>Inherit {key}</Button>
      <Button variant="ghost" onPress={onClear}>
        Clear selection
      </Button>
    </section>
  );
}
