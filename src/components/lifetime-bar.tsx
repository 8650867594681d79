import { axisPercent, type LifetimeAxis } from '#domain/lifetime-axis.ts';
import { type Expiry, type GrantEnds, grantState } from '#domain/lifetime.ts';
import type { EpochSeconds } from '#domain/time.ts';

interface LifetimeBarProps {
  readonly axis: LifetimeAxis;
  readonly now: EpochSeconds;
  readonly startedAt: EpochSeconds;
  readonly lastRefreshAt: EpochSeconds;
  readonly expiry: Expiry;
  readonly ends: GrantEnds;
  /** Dead although its time has not come. */
  readonly isDead?: boolean;
  readonly thickness?: 4 | 8;
}

const STROKE = {
  idle: 'stroke-idle',
  max: 'stroke-max',
} as const;

/**
 * A grant's life on the axis of its table: grey from its start to now, in the colour of the rule that
 * binds from now to its death, dotted on to the limit that does not bind; the ring is the last refresh.
 * A ghost is a dashed outline. What lies outside the axis is not drawn, so a bar without an end goes on.
 * The numbers stand in the columns beside it.
 */
export function LifetimeBar(props: LifetimeBarProps) {
  const { axis, now, expiry, ends, thickness = 4 } = props;
  const x = (at: EpochSeconds) => `${axisPercent(axis, at)}%`;
  const rule = expiry.rule.endsWith('idle') ? 'idle' : 'max';
  const other = rule === 'idle' ? 'max' : 'idle';
  const otherEnd = ends[other];
  const isDead = props.isDead === true || grantState(expiry, now) === 'dead';
  const isInView = (at: EpochSeconds) => at >= axis.from && at <= axis.to;
  return (
    <svg className="h-5 w-full overflow-visible" aria-hidden>
      <line x1={x(now)} x2={x(now)} y1="-8" y2="28" className="stroke-elapsed-strong" />
      {isDead ? (
        <line
          x1={x(props.startedAt)}
          x2={x(Math.min(expiry.at, now))}
          y1="10"
          y2="10"
          strokeDasharray="3 2"
          strokeWidth="2"
          className="stroke-elapsed-strong"
        />
      ) : (
        <>
          <line
            x1={x(props.startedAt)}
            x2={x(now)}
            y1="10"
            y2="10"
            strokeWidth={thickness}
            strokeLinecap="round"
            className="stroke-elapsed"
          />
          <line
            x1={x(now)}
            x2={x(expiry.at)}
            y1="10"
            y2="10"
            strokeWidth={thickness}
            className={STROKE[rule]}
          />
          {expiry.latestAt > expiry.at && (
            <line
              x1={x(Math.max(now, expiry.at))}
              x2={x(expiry.latestAt)}
              y1="10"
              y2="10"
              strokeWidth="2"
              strokeDasharray="1 3"
              className={STROKE[rule]}
            />
          )}
          {otherEnd && otherEnd.at > expiry.latestAt && (
            <line
              x1={x(expiry.latestAt)}
              x2={x(otherEnd.at)}
              y1="10"
              y2="10"
              strokeWidth="1.5"
              strokeDasharray="2 2"
              className={STROKE[other]}
            />
          )}
          {isInView(props.lastRefreshAt) && (
            <circle
              cx={x(props.lastRefreshAt)}
              cy="10"
              r="3"
              strokeWidth="1.5"
              className="fill-surface stroke-elapsed-strong"
            />
          )}
        </>
      )}
      {isInView(expiry.at) && props.isDead !== true && (
        <line
          x1={x(expiry.at)}
          x2={x(expiry.at)}
          y1="4"
          y2="16"
          strokeWidth="2"
          className={STROKE[rule]}
        />
      )}
    </svg>
  );
}
