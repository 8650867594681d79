import { Search } from 'lucide-react';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <label className="rounded-control border-line-control bg-surface focus-within:outline-accent flex h-8 w-64 items-center gap-2 border px-2.5 focus-within:outline-2 focus-within:outline-offset-2 max-sm:h-11 max-sm:w-full">
      <Search size={15} className="text-subtle shrink-0" aria-hidden />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={({ key }) => {
          if (key === 'Escape') onChange('');
        }}
        className="placeholder:text-subtle min-w-0 flex-1 bg-transparent outline-none"
      />
    </label>
  );
}
