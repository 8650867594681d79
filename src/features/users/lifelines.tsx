import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';

import { counted, formatCount } from '#components/count.ts';
import type { RevocationTarget } from '#components/revocation.tsx';
import { fittingRange, lifelineAxis } from '#domain/lifeline-range.ts';
import type { OfflineSession } from '#domain/offline-session.ts';
import type { EpochSeconds } from '#domain/time.ts';
import type { UserGrant } from '#domain/user-grants.ts';
import {
  LIFELINE_RANGES,
  type LifelineRange,
  parseUserPageSearch,
} from '#domain/user-page-search.ts';
import { Button } from '#ui/button.tsx';
import { Segments } from '#ui/segments.tsx';
import { useMedia } from '#ui/use-media.ts';

import { LifelineAxis } from './lifeline-axis.tsx';
import { LifelineLegend } from './lifeline-legend.tsx';
import { LifelineSession } from './lifeline-session.tsx';

const route = getRouteApi('/realms/$realm/users/$userId');

interface LifelinesProps {
  readonly realm: string;
  readonly grants: readonly UserGrant[];
  /** The user's live SSO sessions. */
  readonly ssoIds: readonly string[];
  readonly now: EpochSeconds;
  readonly onRevoke: (target: RevocationTarget) => void;
}

const LABELS: Record<LifelineRange, string> = { '30d': '30 d', '150d': '150 d', '1y': '1 y' };

/** More sessions than anybody compares; the rest comes when asked for. */
const SHOWN_AT_ONCE = 20;

/**
 * The life of every grant on one axis, session by session. The axis is never squeezed: where there is
 * no room for it, each line has the chip alone.
 */
export function Lifelines({ realm, grants, ssoIds, now, onRevoke }: LifelinesProps) {
  // The router leaves what its parser dropped in the search.
  const search = parseUserPageSearch({ ...route.useSearch() });
  const navigate = route.useNavigate();
  const hasRoom = useMedia('(width >= 768px)');
  const [limit, setLimit] = useState(SHOWN_AT_ONCE);
  const range = search.range ?? fittingRange(grants, now);
  const axis = lifelineAxis(range, grants, now);
  const groups = bySession(grants);
  return (
    <section
      aria-label="Lifelines"
      className="rounded-card border-line bg-surface shadow-card shrink-0 overflow-hidden border"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2">
        <h2 className="font-semibold">
          Lifelines <span className="text-muted font-normal">offline grants outlive sign-outs</span>
        </h2>
        {hasRoom && (
          <span className="ml-auto flex flex-wrap items-center gap-4">
            <LifelineLegend />
            <Segments
              label="Time shown"
              options={LIFELINE_RANGES.map((id) => ({ id, label: LABELS[id] }))}
              value={range}
              onChange={(next) => void navigate({ search: { range: next }, replace: true })}
            />
          </span>
        )}
      </div>
      {hasRoom && <LifelineAxis axis={axis} now={now} />}
      <div className="border-line relative border-t">
        {groups.slice(0, limit).map(({ session, grants: own }) => (
          <LifelineSession
            key={session.id}
            realm={realm}
            session={session}
            grants={own}
            isSsoLive={ssoIds.includes(session.id)}
            axis={hasRoom ? axis : undefined}
            now={now}
            onRevoke={() => onRevoke({ sessions: [session], source: { kind: 'user' } })}
          />
        ))}
      </div>
      {groups.length > limit && (
        <p className="border-line flex items-center gap-3 border-t px-4 py-2">
          <Button size="sm" onPress={() => setLimit(limit + SHOWN_AT_ONCE)}>
            Show {SHOWN_AT_ONCE} more
          </Button>
          <span className="text-subtle">
            {formatCount(limit)} of {counted(groups.length, 'session')} shown, the youngest first
          </span>
        </p>
      )}
    </section>
  );
}

interface SessionGroup {
  readonly session: OfflineSession;
  readonly grants: UserGrant[];
}

/** The grants of each session, in the order in which they come. */
function bySession(grants: readonly UserGrant[]): SessionGroup[] {
  const groups = new Map<string, SessionGroup>();
  for (const grant of grants) {
    const group = groups.get(grant.session.id) ?? { session: grant.session, grants: [] };
    group.grants.push(grant);
    groups.set(grant.session.id, group);
  }
  return [...groups.values()];
}
