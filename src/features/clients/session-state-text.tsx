import type { SessionRow } from '#domain/session-row.ts';
import { isGhost, type SessionState } from '#domain/session-state.ts';

import { STATE_WORDS } from './state-words.ts';

/** Whether a grant lives, and if not, what killed it; the whole sentence on hover. */
export function SessionStateText({ row: { state, hasSso } }: { row: SessionRow }) {
  const { short, why } = STATE_WORDS[state];
  return (
    <span title={why} className="flex min-w-0 items-center gap-1.5">
      <span className={`size-2 shrink-0 rounded-full ${DOT[dotOf(state)]}`} aria-hidden />
      <span className={`truncate ${isGhost(state) ? 'text-muted' : ''}`}>
        {isGhost(state) ? 'ghost' : short}
        {hasSso === true && ', SSO'}
      </span>
    </span>
  );
}

const DOT = {
  live: 'bg-ok',
  uncertain: 'border border-line-control bg-active',
  ghost: 'border border-dashed border-line-control',
} as const;

const dotOf = (state: SessionState): keyof typeof DOT => {
  if (isGhost(state)) return 'ghost';
  return state === 'live' ? 'live' : 'uncertain';
};
