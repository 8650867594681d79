import { formatCount } from './count.ts';

interface TypeToConfirmProps {
  readonly count: number;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

/** The field that asks a dialog's number to be typed before it goes on; `isTyped` says whether it is. */
export const TypeToConfirm = ({ count, typed, onType }: TypeToConfirmProps) => (
  <input
    aria-label={`Type ${formatCount(count)} to confirm`}
    inputMode="numeric"
    autoComplete="off"
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog puts the focus on its typed confirmation
    autoFocus
    value={typed}
    onChange={(event) => onType(event.target.value)}
    className="rounded-control border-line-control bg-surface h-8 w-40 border px-2.5 max-sm:h-11"
  />
);
