import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { absoluteTime } from '#components/absolute-time.ts';
import { ExpiryChip } from '#components/expiry-chip.tsx';
import { ForeignText } from '#components/foreign-text.tsx';
import { SessionUser } from '#components/session-cells.tsx';
import { formatAge, formatLimit, formatSpan } from '#domain/duration.ts';
import { clientLifetime, type Limit, type Rule, sessionLifetime } from '#domain/lifetime.ts';
import type { OfflineSession } from '#domain/offline-session.ts';
import type { GrantPolicy } from '#domain/session-expiry.ts';
import type { SessionRow } from '#domain/session-row.ts';
import type { EpochSeconds } from '#domain/time.ts';
import { visibleText } from '#domain/visible-text.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { Fact } from '#ui/fact.tsx';
import { IconButton } from '#ui/icon-button.tsx';

import { STATE_WORDS } from './state-words.ts';

interface ExplainPanelProps {
  readonly row: SessionRow;
  readonly policy: GrantPolicy | undefined;
  readonly now: EpochSeconds;
  readonly onClose: () => void;
}

/** Why and when a grant dies: its four limits, which of them binds, and where each value comes from. */
export function ExplainPanel({ row, policy, now, onClose }: ExplainPanelProps) {
  const { session, expiry, others, state } = row;
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever asked for it in the list reads on here, and is back there afterwards.
  useEffect(() => {
    const before = document.activeElement;
    if (!(before instanceof HTMLElement) || before.closest('[role=grid]') === null)
      return undefined;
    heading.current?.focus();
    return () => before.focus();
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc closes it from anywhere inside
    <section
      aria-label="Why this session dies"
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose();
      }}
      className="rounded-card border-line bg-surface shadow-card flex min-h-0 w-80 shrink-0 flex-col gap-3 overflow-y-auto border p-4 max-xl:fixed max-xl:inset-y-0 max-xl:right-0 max-xl:z-30 max-xl:rounded-none max-sm:inset-x-0 max-sm:top-auto max-sm:max-h-[75dvh] max-sm:w-full max-sm:pb-20"
    >
      <div className="flex items-start gap-2">
        <h2
          ref={heading}
          tabIndex={-1}
          className="flex min-w-0 flex-1 flex-col font-semibold outline-none"
        >
          <SessionUser session={session} />
          <code translate="no" className="text-12 text-muted font-mono font-normal break-all">
            {visibleText(session.id)}
          </code>
        </h2>
        <IconButton label="Close" onPress={onClose}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      {expiry && (
        <p className="flex flex-wrap items-center gap-2">
          <ExpiryChip expiry={expiry} now={now} />
          <span className="text-muted">{absoluteTime(expiry.at)}</span>
        </p>
      )}
      <p className="text-muted">{STATE_WORDS[state].why}</p>
      {policy ? (
        <Limits session={session} policy={policy} row={row} now={now} />
      ) : (
        <p className="text-muted">
          The realm’s policy may not be read, so when it dies is not known.
        </p>
      )}
      {expiry && expiry.latestAt > expiry.at && (
        <p className="text-muted">
          ≥: several clients share the session. The client’s max counts from the moment this client
          joined it, which Keycloak does not tell: not before {absoluteTime(expiry.at)}, at the
          latest {absoluteTime(expiry.latestAt)}.
        </p>
      )}
      {expiry?.rule === 'client-max' && others.length === 0 && (
        <p className="text-muted">
          Taken from the session’s start. If another client has held a part of this session that
          Keycloak no longer lists, this one may have joined later, and lives longer.
        </p>
      )}
      <dl className="border-line flex flex-col gap-2 border-t pt-3">
        <Fact name="Started">{absoluteTime(session.startedAt)}</Fact>
        <Fact name="Last refresh, by any client">{absoluteTime(session.lastRefreshAt)}</Fact>
        <Fact name="Address">
          {session.ipAddress === undefined ? '—' : <ForeignText text={session.ipAddress} />}
        </Fact>
        <Fact name="Other clients on it">
          {others.length === 0 ? (
            'none'
          ) : (
            <ForeignText text={others.map(({ clientId }) => clientId).join(', ')} />
          )}
        </Fact>
        {row.hasSso !== undefined && (
          <Fact name="Live SSO session">{row.hasSso ? 'yes' : 'no'}</Fact>
        )}
      </dl>
      <CopyButton text={session.id}>Copy session id</CopyButton>
    </section>
  );
}

interface LimitsProps {
  readonly session: OfflineSession;
  readonly policy: GrantPolicy;
  readonly row: SessionRow;
  readonly now: EpochSeconds;
}

function Limits({ session, policy, row, now }: LimitsProps) {
  const whole = sessionLifetime(policy.realm);
  const own = clientLifetime(policy.realm, policy.override);
  const isShared = session.clients.length !== 1;
  const limits: LimitLine[] = [
    { rule: 'session-idle', name: 'Session idle', limit: whole.idle, from: session.lastRefreshAt },
    { rule: 'client-idle', name: 'Client idle', limit: own.idle, from: session.lastRefreshAt },
    { rule: 'session-max', name: 'Session max', limit: whole.max, from: session.startedAt },
    { rule: 'client-max', name: 'Client max', limit: own.max, from: session.startedAt },
  ];
  return (
    <ol aria-label="Limits" className="border-line divide-line flex flex-col divide-y border-y">
      {limits.map(({ rule, name, limit, from }) => {
        const binds = row.expiry?.rule === rule;
        const isBound = rule === 'client-max' && isShared;
        return (
          <li
            key={rule}
            aria-current={binds ? 'true' : undefined}
            className={`flex flex-col gap-0.5 py-2 ${binds ? '' : 'text-muted'}`}
          >
            <span className="flex items-center gap-2">
              <span className={binds ? 'font-semibold' : ''}>{name}</span>
              {binds && <span className="text-12 text-accent-text font-medium">binds</span>}
              <span className="text-12 ml-auto font-mono">
                {limit ? formatLimit(limit.seconds) : 'off'}
              </span>
            </span>
            {limit && (
              <span className="text-12">
                {SOURCE_WORDS[limit.source]}, since the{' '}
                {rule.endsWith('idle') ? 'last refresh' : 'start'}:{' '}
                {endWords(from + limit.seconds, now, isBound)}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

interface LimitLine {
  readonly rule: Rule;
  readonly name: string;
  readonly limit: Limit | undefined;
  readonly from: EpochSeconds;
}

const SOURCE_WORDS: Record<Limit['source'], string> = {
  client: 'set on the client',
  'client-default': 'the realm’s client default',
  realm: 'set on the realm',
  keycloak: 'Keycloak’s default',
};

const endWords = (at: EpochSeconds, now: EpochSeconds, isBound: boolean): string =>
  at > now
    ? `ends it in ${isBound ? '≥ ' : ''}${formatSpan(at - now)}`
    : `ended it ${isBound ? '≤ ' : ''}${formatAge(now - at)} ago`;
