import { formatCount } from '#components/count.ts';
import { Button } from '#ui/button.tsx';

interface SelectionBannerProps {
  /** How many of the rows in the list are selected. */
  readonly selected: number;
  readonly shown: number;
  readonly isFiltered: boolean;
  /** While a scan runs more may come that match too. */
  readonly isWhole: boolean;
  readonly onSelectAll: () => void;
}

/** Says how much of the list a selection is, and offers all of it. */
export function SelectionBanner(props: SelectionBannerProps) {
  const { selected, shown, isFiltered, isWhole } = props;
  const what = isFiltered ? 'sessions that match' : 'sessions';
  return (
    <div className="rounded-card border-accent-line bg-accent-soft flex min-h-9 shrink-0 flex-wrap items-center gap-x-2 border px-4 py-1">
      {selected === shown ? (
        <span>
          All <b className="font-semibold">{formatCount(shown)}</b> {what} are selected
          {isWhole ? '.' : ' so far; those that are read from now on are not.'}
        </span>
      ) : (
        <>
          <span>
            <b className="font-semibold">{formatCount(selected)}</b> of {formatCount(shown)} {what}
          </span>
          <Button size="sm" variant="ghost" onPress={props.onSelectAll}>
            Select all {formatCount(shown)}
          </Button>
        </>
      )}
    </div>
  );
}
