import { Check, ChevronDown } from 'lucide-react';
import {
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';

interface SelectProps<Id extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly value: Id;
  readonly isDisabled?: boolean;
  readonly onChange: (id: Id) => void;
}

/** A drop-down without a frame of its own, to sit inside a field. */
export function Select<Id extends string>({
  label,
  options,
  value,
  isDisabled = false,
  onChange,
}: SelectProps<Id>) {
  return (
    <AriaSelect
      aria-label={label}
      value={value}
      isDisabled={isDisabled}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id);
        if (chosen) onChange(chosen.id);
      }}
    >
      <Button className="text-muted hover:text-text data-[disabled]:text-subtle flex h-full items-center gap-1 px-2">
        <SelectValue />
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="animate-fade rounded-card border-line-strong bg-surface shadow-pop min-w-28 border p-1">
        <ListBox items={options} className="outline-none">
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.label}
              className="group rounded-control data-[focused]:bg-hover flex h-8 items-center gap-2 px-2 outline-none"
            >
              {option.label}
              <Check
                size={14}
                className="invisible ml-auto group-data-[selected]:visible"
                aria-hidden
              />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
