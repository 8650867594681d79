interface ThresholdFieldProps {
  readonly value: number;
  readonly onChange: (count: number) => void;
}

/** From how many deaths on the number has to be typed. */
export function ThresholdField({ value, onChange }: ThresholdFieldProps) {
  return (
    <label className="text-12 text-muted flex w-full flex-wrap items-center gap-1.5">
      Ask me to type the number from
      <input
        type="number"
        min={1}
        max={999_999_999}
        value={value}
        onChange={({ target }) => {
          const count = Math.trunc(Number(target.value));
          if (count >= 1) onChange(count);
        }}
        className="rounded-control border-line-control bg-surface text-text h-7 w-24 border px-2 max-sm:h-11"
      />
      grants on. This browser keeps it.
    </label>
  );
}
