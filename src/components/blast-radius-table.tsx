import type { ClientLoss } from '#domain/revocation-plan.ts';

import { formatCount } from './count.ts';
import { ForeignText } from './foreign-text.tsx';

interface BlastRadiusTableProps {
  readonly losses: readonly ClientLoss[];
  /** Whether the losses are those beside one chosen client. */
  readonly hasClient: boolean;
}

/** What whole sessions take along: the grants of the clients in them. */
export function BlastRadiusTable({ losses, hasClient }: BlastRadiusTableProps) {
  const most = Math.max(1, ...losses.map(({ grants }) => grants));
  return (
    <table className="rounded-card border-line w-full overflow-hidden border text-left">
      <caption className="pb-2 text-left">
        <b className="font-semibold">Blast radius</b>{' '}
        <span className="text-muted">
          {hasClient ? 'what dies besides the sessions you chose' : 'what dies with these sessions'}
        </span>
      </caption>
      <thead className="bg-sunken text-12 text-muted">
        <tr>
          <th scope="col" className="px-4 py-1.5 font-normal">
            Client
          </th>
          <th scope="col" className="px-4 py-1.5 text-right font-normal">
            Users
          </th>
          <th scope="col" className="px-4 py-1.5 text-right font-normal">
            Grants lost
          </th>
        </tr>
      </thead>
      <tbody>
        {losses.map(({ clientId, users, grants }) => (
          <tr key={clientId} className="border-line border-t">
            <th scope="row" className="text-12 max-w-72 truncate px-4 py-1.5 font-mono font-normal">
              <ForeignText text={clientId} />
            </th>
            <td className="text-muted px-4 py-1.5 text-right">{formatCount(users)}</td>
            <td className="px-4 py-1.5 font-medium">
              <span className="flex items-center justify-end gap-3">
                <span className="flex w-40 max-sm:hidden">
                  <span
                    className="bg-danger h-1.5 min-w-1 rounded-full"
                    style={{ width: `${(100 * grants) / most}%` }}
                  />
                </span>
                {formatCount(grants)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
