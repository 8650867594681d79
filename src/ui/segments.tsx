import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

interface SegmentsProps<Id extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

/** One choice of a few, all in view. */
export function Segments<Id extends string>({
  label,
  options,
  value,
  onChange,
}: SegmentsProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find(({ id }) => keys.has(id));
        if (chosen) onChange(chosen.id);
      }}
      className="rounded-control border-line-strong bg-sunken flex h-8 items-center gap-0.5 border p-0.5 max-sm:h-11"
    >
      {options.map((option) => (
        <ToggleButton
          key={option.id}
          id={option.id}
          className="rounded-chip text-muted hover:text-text data-[selected]:bg-surface data-[selected]:text-text data-[selected]:shadow-card h-full px-2.5 data-[selected]:font-medium"
        >
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
