import type { EpochSeconds } from '#domain/time.ts';
import type { UserGrant } from '#domain/user-grants.ts';

import { DEATH_WORDS } from './death-words.ts';
import { ExpiryChip, GhostChip } from './expiry-chip.tsx';

/** When a grant dies, or why it is dead although its time has not come. */
export function GrantChip({ grant, now }: { grant: UserGrant; now: EpochSeconds }) {
  if (grant.cause !== undefined) {
    const { short, full } = DEATH_WORDS[grant.cause];
    return (
      <span title={full} className="inline-flex">
        <GhostChip>dead: {short}</GhostChip>
      </span>
    );
  }
  if (grant.expiry) return <ExpiryChip expiry={grant.expiry} now={now} />;
  return <span className="text-subtle">—</span>;
}
