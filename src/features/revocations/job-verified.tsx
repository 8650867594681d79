import { Link } from '@tanstack/react-router';

import { formatCount } from '#components/count.ts';
import { ExactTime } from '#components/exact-time.tsx';
import type { JobHeader } from '#domain/revocation-record.ts';
import type { VerifiedTotals } from '#domain/revocation-state.ts';
import { Fact } from '#ui/fact.tsx';

interface JobVerifiedProps {
  readonly realm: string;
  readonly header: JobHeader;
  readonly totals: VerifiedTotals;
}

/** What the targets looked like when they were read again: an answer alone proves nothing. */
export function JobVerified({ realm, header, totals }: JobVerifiedProps) {
  return (
    <section
      aria-label="Verification"
      className="rounded-card border-line bg-surface shadow-card flex flex-col gap-3 border p-4"
    >
      <h2 className="font-semibold">
        Verified{' '}
        <span className="text-muted font-normal">
          read again at <ExactTime at={totals.readAt} />
        </span>
      </h2>
      <dl aria-label="Verified" className="grid grid-cols-4 gap-x-4 gap-y-2 max-sm:grid-cols-2">
        <Fact name="Really gone">{formatCount(totals.gone)}</Fact>
        <Fact name="Still there">{formatCount(totals.left)}</Fact>
        <Fact name="Until the cleaner">{formatCount(totals.lingering)}</Fact>
        <Fact name="New since">{formatCount(totals.newSince)}</Fact>
      </dl>
      {totals.lingering > 0 && (
        <p className="text-muted">
          {formatCount(totals.lingering)} are listed although no token of them works: Keycloak’s
          cleaner removes the rows within some 15 min.
        </p>
      )}
      {totals.newSince > 0 && header.client && (
        <p className="text-muted">
          {formatCount(totals.newSince)} began after the plan was made and were left alone.{' '}
          <Link
            to="/realms/$realm/clients/$clientId/sessions"
            params={{ realm, clientId: header.client.clientId }}
            search={{ sort: 'started', desc: true }}
            className="text-accent-text underline"
          >
            Look at the newest
          </Link>
        </p>
      )}
    </section>
  );
}
