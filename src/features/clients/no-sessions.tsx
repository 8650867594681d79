import { Link } from '@tanstack/react-router';
import { MoonStar } from 'lucide-react';

import { counted } from '#components/count.ts';
import { LimitChip } from '#components/limit-chip.tsx';
import { effectiveLifetime } from '#domain/lifetime.ts';
import type { GrantPolicy } from '#domain/session-expiry.ts';
import { buttonClass } from '#ui/button-class.ts';
import { StatePanel } from '#ui/state-panel.tsx';

interface NoSessionsProps {
  readonly realm: string;
  /** What Keycloak counts; it counts dead rows that it does not list. */
  readonly count: number | undefined;
  readonly lives: GrantPolicy | undefined;
}

/** A client without sessions: what that means, and what would apply to the first. */
export function NoSessions({ realm, count, lives }: NoSessionsProps) {
  const lifetime = lives && effectiveLifetime(lives.realm, lives.override);
  return (
    <StatePanel
      icon={MoonStar}
      title="No offline sessions here"
      actions={
        <Link to="/realms/$realm/policy" params={{ realm }} className={buttonClass('secondary')}>
          Open policy
        </Link>
      }
    >
      <p>
        Nobody holds an offline token of this client.
        {count !== undefined &&
          count > 0 &&
          ` Keycloak still counts ${counted(count, 'row')} that it does not list: dead by the realm’s idle, or of deleted users.`}
        {lifetime && ' This applies to the first:'}
      </p>
      {lifetime && (
        <p className="text-13 flex flex-wrap justify-center gap-4">
          <LimitChip rule="idle" limit={lifetime.idle} />
          <LimitChip rule="max" limit={lifetime.max} />
        </p>
      )}
    </StatePanel>
  );
}
