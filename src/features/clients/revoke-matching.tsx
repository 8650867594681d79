import { useState } from 'react';

import { formatCount } from '#components/count.ts';
import { RevokeButton } from '#components/revoke-button.tsx';

import { type MatchingList, WaitForList } from './wait-for-list.tsx';

interface RevokeMatchingProps extends MatchingList {
  readonly realm: string;
  readonly isFiltered: boolean;
  readonly onRevoke: () => void;
}

/** Revokes all that the filters keep, or all there is, once the whole list is read. */
export function RevokeMatching({ realm, isFiltered, onRevoke, ...list }: RevokeMatchingProps) {
  const { isWhole, matching } = list;
  const [isWaiting, setIsWaiting] = useState(false);
  const what = isFiltered ? 'that match' : 'sessions';
  return (
    <>
      <RevokeButton
        realm={realm}
        isDisabled={isWhole && matching === 0}
        onPress={() => {
          if (isWhole) onRevoke();
          else setIsWaiting(true);
        }}
      >
        {isWhole ? `Revoke all ${formatCount(matching)} ${what}…` : `Revoke all ${what}…`}
      </RevokeButton>
      {isWaiting && (
        <WaitForList
          {...list}
          title={isFiltered ? 'Revoke all that match' : 'Revoke all sessions'}
          onClose={() => setIsWaiting(false)}
          onWhole={() => {
            setIsWaiting(false);
            onRevoke();
          }}
        />
      )}
    </>
  );
}
