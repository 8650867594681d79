import { formatCount } from './count.ts';
import { TypeToConfirm } from './type-to-confirm.tsx';

interface RevokeConfirmProps {
  /** The number to type; undefined where a press of the button is enough. */
  readonly typedCount: number | undefined;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

/** Says that there is no way back, and takes the number where one is asked for. */
export function RevokeConfirm({ typedCount, typed, onType }: RevokeConfirmProps) {
  return (
    <div className="rounded-card bg-danger-soft flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <p className="text-text flex-1">
        <b className="text-danger-text font-semibold">This cannot be undone.</b>{' '}
        {typedCount === undefined
          ? 'These users sign in again.'
          : `Type the number ${formatCount(typedCount)} to confirm.`}
      </p>
      {typedCount !== undefined && (
        <TypeToConfirm count={typedCount} typed={typed} onType={onType} />
      )}
    </div>
  );
}
