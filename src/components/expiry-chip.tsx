import type { ReactNode } from 'react';

import { formatAge, formatLimit, formatSpan } from '#domain/duration.ts';
import { type Expiry, grantState, type Rule } from '#domain/lifetime.ts';
import type { EpochSeconds } from '#domain/time.ts';

import { absoluteTime } from './absolute-time.ts';
import { RuleChip } from './rule-chip.tsx';

const RULE_WORDS: Record<Rule, string> = {
  'session-idle': 'the realm’s idle',
  'session-max': 'the realm’s max',
  'client-idle': 'the client’s idle',
  'client-max': 'the client’s max',
};

interface ExpiryChipProps {
  readonly expiry: Expiry;
  readonly now: EpochSeconds;
}

/** When a grant dies and by which rule; the whole sentence on hover. */
export function ExpiryChip({ expiry, now }: ExpiryChipProps) {
  return (
    <span title={expirySentence(expiry, now)} className="inline-flex">
      <Chip expiry={expiry} now={now} />
    </span>
  );
}

function Chip({ expiry, now }: ExpiryChipProps) {
  switch (grantState(expiry, now)) {
    case 'alive':
      return (
        <RuleChip rule={expiry.rule.endsWith('idle') ? 'idle' : 'max'}>
          {expiry.latestAt > expiry.at && '≥ '}
          {formatSpan(expiry.at - now)}
        </RuleChip>
      );
    case 'dead':
      return <GhostChip>dead {formatAge(now - expiry.latestAt)}</GhostChip>;
    case 'unknown':
      return <GhostChip>≤ {formatAge(expiry.latestAt - now)}, or dead</GhostChip>;
  }
}

/** A dashed chip for what is dead, or may be. */
export function GhostChip({ children }: { children: ReactNode }) {
  return (
    <span className="rounded-chip border-line-control text-12 text-muted inline-flex h-[22px] items-center border border-dashed px-1.5 font-mono whitespace-nowrap">
      {children}
    </span>
  );
}

/** The expiry in words: what ends the grant, when, and how sure that is. */
function expirySentence(expiry: Expiry, now: EpochSeconds): string {
  const { at, latestAt, rule, limit } = expiry;
  const by = `by ${RULE_WORDS[rule]} of ${formatLimit(limit.seconds)}`;
  if (at === latestAt) return `${at > now ? 'Dies' : 'Died'} ${absoluteTime(at)}, ${by}.`;
  return `Dies ${by}, not before ${absoluteTime(at)} and at the latest ${absoluteTime(latestAt)}: other clients share the session, and Keycloak does not tell when this one joined.`;
}
