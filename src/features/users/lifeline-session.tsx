import { ForeignText } from '#components/foreign-text.tsx';
import { GrantChip } from '#components/grant-chip.tsx';
import { LifetimeBar } from '#components/lifetime-bar.tsx';
import { RevokeButton } from '#components/revoke-button.tsx';
import { axisPercent, type LifetimeAxis } from '#domain/lifetime-axis.ts';
import type { OfflineSession } from '#domain/offline-session.ts';
import type { EpochSeconds } from '#domain/time.ts';
import { isGhostGrant, type UserGrant } from '#domain/user-grants.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Tag } from '#ui/tag.tsx';

import { axisTicks } from './axis-ticks.ts';
import { LINE_GRID } from './lifeline-grid.ts';

interface LifelineSessionProps {
  readonly realm: string;
  readonly session: OfflineSession;
  readonly grants: readonly UserGrant[];
  /** Whether an SSO session of the same id is live: the person is signed in there now. */
  readonly isSsoLive: boolean;
  /** Undefined where there is no room for lines. */
  readonly axis: LifetimeAxis | undefined;
  readonly now: EpochSeconds;
  readonly onRevoke: () => void;
}

/** One session with a line for each client in it. */
export function LifelineSession(props: LifelineSessionProps) {
  const { realm, session, grants, axis, now } = props;
  return (
    <div
      role="group"
      aria-label={`Session ${session.id.slice(0, 8)}`}
      className="not-first:border-line relative pb-1 not-first:border-t"
    >
      {axis && <AxisLines axis={axis} now={now} />}
      <div className="relative flex min-h-8 flex-wrap items-center gap-x-2 px-4 pt-1">
        <code
          translate="no"
          title={visibleText(session.id)}
          className="text-12 font-mono font-medium"
        >
          {visibleText(session.id).slice(0, 8)}
        </code>
        {session.ipAddress !== undefined && (
          <ForeignText text={session.ipAddress} className="text-muted" />
        )}
        {props.isSsoLive && <Tag tone="ok">SSO live</Tag>}
        <span className="ml-auto">
          <RevokeButton
            realm={realm}
            isQuiet
            label={`Revoke session ${session.id.slice(0, 8)}…`}
            onPress={props.onRevoke}
          >
            Revoke session…
          </RevokeButton>
        </span>
      </div>
      {grants.map((grant) =>
        axis ? (
          <div key={grant.id} className={`relative h-8 items-center ${LINE_GRID}`}>
            <GrantName grant={grant} now={now} />
            {grant.expiry && grant.ends ? (
              <LifetimeBar
                axis={axis}
                now={now}
                startedAt={session.startedAt}
                lastRefreshAt={session.lastRefreshAt}
                expiry={grant.expiry}
                ends={grant.ends}
                isDead={grant.cause !== undefined}
                thickness={8}
              />
            ) : (
              <span className="text-subtle">When it dies is not known.</span>
            )}
          </div>
        ) : (
          <div key={grant.id} className="flex min-h-8 items-center justify-between gap-2 px-4">
            <GrantName grant={grant} now={now} />
            <GrantChip grant={grant} now={now} />
          </div>
        ),
      )}
    </div>
  );
}

function GrantName({ grant, now }: { grant: UserGrant; now: EpochSeconds }) {
  const isDead = isGhostGrant(grant, now);
  return (
    <span className="flex min-w-0 items-center gap-2 pl-3">
      <ForeignText
        text={grant.client.clientId}
        className={`text-12 truncate font-mono ${isDead ? 'text-subtle' : ''}`}
      />
      {isDead && <Tag>ghost</Tag>}
    </span>
  );
}

/** The dates behind a session's lines, and the future in another shade. */
function AxisLines({ axis, now }: { axis: LifetimeAxis; now: EpochSeconds }) {
  const x = (at: EpochSeconds) => `${axisPercent(axis, at)}%`;
  return (
    <div
      aria-hidden
      className={`pointer-events-none absolute inset-0 overflow-hidden ${LINE_GRID}`}
    >
      <svg className="col-start-2 h-full w-full overflow-visible">
        {/* Wider than the axis, to the panel's edge. */}
        <rect x={x(now)} y="0" width="100%" height="100%" className="fill-sunken" />
        {axisTicks(axis).map(({ at }) => (
          <line key={at} x1={x(at)} x2={x(at)} y1="0" y2="100%" className="stroke-grid" />
        ))}
        <line x1={x(now)} x2={x(now)} y1="0" y2="100%" className="stroke-elapsed-strong" />
      </svg>
    </div>
  );
}
