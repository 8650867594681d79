import { SearchX } from 'lucide-react';

import { formatCount } from '#components/count.ts';
import { Button } from '#ui/button.tsx';
import { StatePanel } from '#ui/state-panel.tsx';

interface NoMatchProps {
  readonly isWhole: boolean;
  readonly loaded: number;
  readonly onClear: () => void;
}

/** Stands in the list where the filters keep nothing. */
export function NoMatch({ isWhole, loaded, onClear }: NoMatchProps) {
  return (
    <StatePanel
      icon={SearchX}
      title={isWhole ? 'No session matches' : 'No session matches yet'}
      actions={<Button onPress={onClear}>Clear filters</Button>}
    >
      <p>{formatCount(loaded)} are loaded.</p>
    </StatePanel>
  );
}
