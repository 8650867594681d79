import { type SubmitEvent, useId, useState } from 'react';

import { parseSessionSearch, type SessionSearch } from '#domain/session-search.ts';
import { Button } from '#ui/button.tsx';

interface FilterField {
  readonly key: keyof SessionSearch;
  readonly label: string;
  /** An example, or what an empty choice means. */
  readonly hint: string;
  readonly choices?: readonly string[];
  /** Why a text cannot be used; undefined where it can. */
  readonly fault?: (text: string) => string | undefined;
}

interface FilterFormProps {
  readonly fields: readonly FilterField[];
  /** Values that the first field is often set to. */
  readonly presets?: readonly string[];
  readonly values: SessionSearch;
  readonly onApply: (change: SessionSearch) => void;
}

/** The form of one filter: what is typed counts when it is applied, an empty field takes it out. */
export function FilterForm({ fields, presets, values, onApply }: FilterFormProps) {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map(({ key }) => [key, String(values[key] ?? '')])),
  );
  const [isTried, setIsTried] = useState(false);
  const id = useId();
  const faultOf = ({ key, fault }: FilterField) => {
    const text = texts[key]?.trim() ?? '';
    return text === '' ? undefined : fault?.(text);
  };
  const [first] = fields;

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setIsTried(true);
    if (fields.every((field) => faultOf(field) === undefined)) onApply(parseSessionSearch(texts));
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-3" noValidate>
      {fields.map((field, index) => {
        const fault = isTried ? faultOf(field) : undefined;
        const common = {
          id: `${id}-${field.key}`,
          value: texts[field.key] ?? '',
          'aria-invalid': fault !== undefined,
          'aria-describedby': fault === undefined ? undefined : `${id}-${field.key}-fault`,
          className:
            'rounded-control border-line-control bg-surface text-text h-8 w-full border px-2.5 max-sm:h-11',
        };
        const type = (text: string) => setTexts({ ...texts, [field.key]: text });
        return (
          <div key={field.key} className="flex flex-col gap-1">
            <label htmlFor={common.id} className="text-12 text-muted">
              {field.label}
            </label>
            {field.choices ? (
              <select {...common} onChange={({ target }) => type(target.value)}>
                <option value="">{field.hint}</option>
                {field.choices.map((choice) => (
                  <option key={choice} value={choice}>
                    {choice.replace('session-', 'realm ').replace('-', ' ')}
                  </option>
                ))}
              </select>
            ) : (
              <input
                {...common}
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form was opened to type here
                autoFocus={index === 0}
                autoComplete="off"
                spellCheck={false}
                placeholder={field.hint}
                onChange={({ target }) => type(target.value)}
              />
            )}
            {fault !== undefined && (
              <p id={`${id}-${field.key}-fault`} role="alert" className="text-12 text-warn-text">
                {fault}
              </p>
            )}
          </div>
        );
      })}
      <div className="flex flex-wrap items-center gap-1.5">
        {presets?.map((preset) => (
          <Button
            key={preset}
            size="sm"
            variant="ghost"
            onPress={() => first && onApply(parseSessionSearch({ [first.key]: preset }))}
          >
            {preset}
          </Button>
        ))}
        <span className="ml-auto">
          <Button size="sm" variant="primary" type="submit">
            Apply
          </Button>
        </span>
      </div>
    </form>
  );
}
