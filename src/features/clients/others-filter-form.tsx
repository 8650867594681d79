interface OthersFilterFormProps {
  readonly value: string | undefined;
  readonly clientIds: readonly string[];
  readonly onApply: (others: string) => void;
}

/** Which other clients a session may hold: none, any, or one by name. */
export function OthersFilterForm({ value, clientIds, onApply }: OthersFilterFormProps) {
  return (
    <fieldset className="flex max-h-72 flex-col gap-1 overflow-y-auto">
      <legend className="sr-only">Other clients on the session</legend>
      {['none', 'any', ...clientIds].map((id, index) => (
        <label
          key={id}
          className="rounded-control hover:bg-hover flex min-h-8 min-w-0 items-center gap-2 px-2 max-sm:min-h-11"
        >
          <input
            type="radio"
            name="others"
            checked={value === id}
            onChange={() => onApply(id)}
            className="accent-accent size-4 shrink-0"
          />
          <bdi className={`truncate ${index > 1 ? 'text-12 font-mono' : ''}`}>{id}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
