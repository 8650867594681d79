import { ChevronRight } from 'lucide-react';

import { RuleChip } from '#components/rule-chip.tsx';
import { formatLimit } from '#domain/duration.ts';
import {
  effectiveLifetime,
  type Limit,
  type LimitSource,
  overrideSeconds,
} from '#domain/lifetime.ts';
import type { ClientOverride, RealmPolicy } from '#domain/realm-policy.ts';
import type { SessionFacts } from '#domain/session-filter.ts';
import type { SessionSet } from '#domain/session-set.ts';
import { visibleText } from '#domain/visible-text.ts';

import { HistogramCards } from './histogram-cards.tsx';

interface LifetimeCardsProps {
  readonly realm: RealmPolicy;
  readonly override: ClientOverride;
  readonly set: SessionSet;
  readonly facts: SessionFacts;
}

/** The client's effective idle and max with the chain of each, and how its grants stand to them. */
export function LifetimeCards({ realm, override, set, facts }: LifetimeCardsProps) {
  const { idle, max } = effectiveLifetime(realm, override);
  return (
    <dl className="rounded-card border-line bg-surface shadow-card grid shrink-0 grid-cols-[1.2fr_1.2fr_1fr_1fr] overflow-hidden border max-xl:grid-cols-2">
      <Card
        rule="idle"
        name="Idle"
        since="since last refresh"
        limit={idle}
        chain={[
          { source: 'client', value: overrideText(override.idle) },
          { source: 'client-default', value: valueText(realm.clientIdle) },
          { source: 'realm', value: valueText(realm.idle, 'unset, so 30 d') },
        ]}
      />
      <Card
        rule="max"
        name="Max lifespan"
        since="since start"
        limit={max}
        chain={[
          { source: 'client', value: overrideText(override.max) },
          {
            source: 'client-default',
            value: clientMaxText(realm),
          },
          {
            source: 'realm',
            value: realm.maxEnabled ? valueText(realm.max, 'unset, so 60 d') : 'off',
          },
        ]}
      />
      {set.size > 0 && <HistogramCards set={set} facts={facts} idleSpanSeconds={idle.seconds} />}
    </dl>
  );
}

/** Holds the place of the cards, so that the rows below do not move when they come. */
export const LifetimeCardsSkeleton = () => (
  <div className="rounded-card border-line bg-surface h-28 shrink-0 border max-xl:h-56" />
);

interface CardProps {
  readonly rule: 'idle' | 'max';
  readonly name: string;
  readonly since: string;
  readonly limit: Limit | undefined;
  readonly chain: readonly { readonly source: LimitSource; readonly value: string }[];
}

const NAMES: Record<LimitSource, string> = {
  client: 'client',
  'client-default': 'client default',
  realm: 'realm',
  keycloak: 'realm',
};

function Card({ rule, name, since, limit, chain }: CardProps) {
  const winner = limit && NAMES[limit.source];
  return (
    <div className="border-line flex flex-col gap-2 px-4 py-3 not-first:border-l max-sm:px-3">
      <dt className="text-12 text-subtle">{name}</dt>
      <dd className="flex flex-col gap-2">
        <span className="flex items-center gap-2">
          <span className="text-20 font-semibold">
            {limit ? formatLimit(limit.seconds) : 'Off'}
          </span>
          {limit && <RuleChip rule={rule}>{since}</RuleChip>}
        </span>
        <span className="text-12 flex flex-wrap items-center gap-1">
          {chain.map(({ source, value }, index) => (
            <span key={source} className="flex items-center gap-1">
              {index > 0 && <ChevronRight size={12} className="text-subtle" aria-hidden />}
              <span
                className={`rounded-chip border px-1 ${
                  NAMES[source] === winner
                    ? 'border-line-control bg-sunken text-text font-medium'
                    : 'border-line text-subtle'
                }`}
              >
                {NAMES[source]} {value}
              </span>
            </span>
          ))}
        </span>
      </dd>
    </div>
  );
}

const valueText = (seconds: number, unset = '—'): string =>
  seconds > 0 ? formatLimit(seconds) : unset;

/** A client's override; a text that Keycloak ignores is shown as such. */
function overrideText(attribute: string | undefined): string {
  const seconds = overrideSeconds(attribute);
  if (seconds !== undefined) return formatLimit(seconds);
  return attribute === undefined || attribute === ''
    ? '—'
    : `“${visibleText(shortened(attribute))}”, ignored`;
}

const shortened = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

/** The client default for max counts only while the realm's switch is on. */
function clientMaxText({ clientMax, maxEnabled }: RealmPolicy): string {
  if (clientMax <= 0) return '—';
  return maxEnabled ? formatLimit(clientMax) : `${formatLimit(clientMax)}, off`;
}
