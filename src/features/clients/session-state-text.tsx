import { CircleDashed, CircleDot } from 'lucide-react';

import type { SessionRow } from '#domain/session-row.ts';
import { isGhost } from '#domain/session-state.ts';

import { STATE_WORDS } from './state-words.ts';

/** Whether a grant lives, and if not, what killed it; the whole sentence on hover. */
export function SessionStateText({ row: { state, hasSso } }: { row: SessionRow }) {
  const { short, why } = STATE_WORDS[state];
  const Icon = isGhost(state) ? CircleDashed : CircleDot;
  return (
    <span title={why} className="flex min-w-0 items-center gap-1.5">
      <Icon
        size={12}
        className={`shrink-0 ${state === 'live' ? 'text-ok-text' : 'text-subtle'}`}
        aria-hidden
      />
      <span className={`truncate ${isGhost(state) ? 'text-muted' : ''}`}>
        {isGhost(state) ? 'ghost' : short}
        {hasSso === true && ', SSO'}
      </span>
    </span>
  );
}
