import { Search, X } from 'lucide-react';
import { Button, Input, SearchField as AriaSearchField } from 'react-aria-components';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      className="group rounded-control border-line-control bg-surface focus-within:outline-accent flex h-8 w-64 items-center gap-2 border px-2.5 focus-within:outline-2 focus-within:outline-offset-2 max-sm:h-11 max-sm:w-full"
    >
      <Search size={15} className="text-subtle shrink-0" aria-hidden />
      <Input
        placeholder={label}
        data-view-search
        className="placeholder:text-subtle min-w-0 flex-1 bg-transparent outline-none [&::-webkit-search-cancel-button]:hidden"
      />
      <Button
        aria-label="Clear search"
        className="rounded-chip text-subtle hover:text-text p-0.5 group-data-[empty]:invisible"
      >
        <X size={14} aria-hidden />
      </Button>
    </AriaSearchField>
  );
}
