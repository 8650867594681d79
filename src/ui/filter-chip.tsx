import { ChevronDown, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, DialogTrigger, Popover } from 'react-aria-components';

interface FilterChipProps {
  readonly label: string;
  /** What it is set to; undefined while it keeps nothing out. */
  readonly value: string | undefined;
  readonly onClear: () => void;
  /** What sets it; `close` puts it away. */
  readonly children: (close: () => void) => ReactNode;
}

/** One filter of a list: a button that opens its form, tinted and with a cross of its own while active. */
export function FilterChip({ label, value, onClear, children }: FilterChipProps) {
  const [isOpen, setIsOpen] = useState(false);
  const isActive = value !== undefined;
  return (
    <span
      className={`rounded-control inline-flex h-8 max-w-72 min-w-0 items-center border max-sm:h-11 max-sm:shrink-0 ${
        isActive
          ? 'border-accent-line bg-accent-soft text-accent-text'
          : 'border-line-strong bg-surface text-muted'
      }`}
    >
      <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
        <Button className="rounded-control flex h-full min-w-0 items-center gap-1.5 px-2.5">
          <span className="shrink-0">{label}</span>
          {isActive && <bdi className="truncate font-medium">{value}</bdi>}
          {!isActive && <ChevronDown size={13} className="shrink-0" aria-hidden />}
        </Button>
        <Popover
          offset={4}
          className="animate-fade rounded-card border-line-strong bg-surface shadow-pop w-72 overflow-y-auto border p-3 outline-none"
        >
          {children(() => setIsOpen(false))}
        </Popover>
      </DialogTrigger>
      {isActive && (
        <Button
          aria-label={`Clear filter: ${label}`}
          onPress={onClear}
          className="rounded-control flex h-full items-center pr-2 pl-0.5"
        >
          <X size={13} aria-hidden />
        </Button>
      )}
    </span>
  );
}
