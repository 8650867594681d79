import { formatLimit } from '#domain/duration.ts';
import type { Limit, LimitSource } from '#domain/lifetime.ts';

import { OffChip, RuleChip } from './rule-chip.tsx';

const SOURCE_WORDS: Record<LimitSource, string> = {
  client: 'client',
  'client-default': 'client default',
  realm: 'realm',
  keycloak: 'Keycloak default',
};

const BARS: readonly (readonly LimitSource[])[] = [
  ['client'],
  ['client-default'],
  ['realm', 'keycloak'],
];

/** An effective limit and where it comes from; undefined is "no limit". */
export function LimitChip({ rule, limit }: { rule: 'idle' | 'max'; limit: Limit | undefined }) {
  const source = limit?.source ?? 'realm';
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      {limit ? <RuleChip rule={rule}>{formatLimit(limit.seconds)}</RuleChip> : <OffChip />}
      <span className="inline-flex gap-px" aria-hidden>
        {BARS.map((sources) => (
          <span
            key={sources[0]}
            className={`h-2.5 w-1 rounded-[1px] ${sources.includes(source) ? 'bg-text' : 'bg-line-strong'}`}
          />
        ))}
      </span>
      <span className="text-muted truncate">{SOURCE_WORDS[source]}</span>
    </span>
  );
}
