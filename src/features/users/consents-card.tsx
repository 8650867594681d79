import { ForeignText } from '#components/foreign-text.tsx';
import { Moment } from '#components/moment.tsx';
import type { EpochSeconds } from '#domain/time.ts';
import type { UserConsent } from '#domain/user-consent.ts';
import { Tag } from '#ui/tag.tsx';

interface ConsentsCardProps {
  readonly consents: readonly UserConsent[];
  readonly now: EpochSeconds;
}

const HEAD = 'px-2 py-1.5 font-normal first:pl-4 last:pr-4';
const CELL = 'px-2 py-2 first:pl-4 last:pr-4';

/** What the user agreed to, client by client, and which of them hold an offline token. */
export function ConsentsCard({ consents, now }: ConsentsCardProps) {
  return (
    <section
      aria-label="Consents"
      className="rounded-card border-line bg-surface shadow-card shrink-0 overflow-hidden border"
    >
      <h2 className="px-4 py-3 font-semibold">
        Consents{' '}
        <span className="text-muted font-normal">revoking a client’s part withdraws its own</span>
      </h2>
      {consents.length === 0 ? (
        <p className="border-line text-muted border-t px-4 py-3">
          The user has agreed to nothing, and no client holds an offline token.
        </p>
      ) : (
        <table className="w-full text-left">
          <caption className="sr-only">Consents by client</caption>
          <thead className="bg-sunken border-line text-12 text-muted border-y">
            <tr>
              <th scope="col" className={HEAD}>
                Client
              </th>
              <th scope="col" className={HEAD}>
                Agreed to
              </th>
              <th scope="col" className={HEAD}>
                Since
              </th>
            </tr>
          </thead>
          <tbody className="divide-line divide-y">
            {consents.map(({ clientId, scopes, since, offlineClientUuid }) => (
              <tr key={clientId}>
                <th scope="row" className={`${CELL} font-normal`}>
                  <span className="flex flex-wrap items-center gap-2">
                    <ForeignText text={clientId} className="text-12 font-mono break-all" />
                    {offlineClientUuid !== undefined && <Tag>offline token</Tag>}
                  </span>
                </th>
                <td className={`${CELL} text-muted break-words`}>
                  {scopes.length === 0 ? (
                    <span className="text-subtle">nothing asked</span>
                  ) : (
                    <ForeignText text={scopes.join(', ')} />
                  )}
                </td>
                <td className={CELL}>
                  {since === undefined ? (
                    <span className="text-subtle">—</span>
                  ) : (
                    <Moment at={since} now={now} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
