import { LimitChip } from '#components/limit-chip.tsx';
import type { ClientRow } from '#domain/client-list.ts';

import { ClientLink, Count } from './client-cells.tsx';
import { OfflineAccessText } from './offline-access-text.tsx';

/** A client on three lines, for narrow screens. */
export function ClientCard({ row, realm }: { row: ClientRow; realm: string }) {
  return (
    <span className="flex flex-col gap-1">
      <span className="flex items-center gap-2">
        <ClientLink row={row} realm={realm} tabIndex={0} />
        <span className="ml-auto">
          <Count count={row.sessionCount} />
        </span>
      </span>
      <span className="text-12 truncate">
        <OfflineAccessText client={row.client} />
      </span>
      {row.lifetime && (
        <span className="flex gap-4 overflow-hidden">
          <LimitChip rule="idle" limit={row.lifetime.idle} />
          <LimitChip rule="max" limit={row.lifetime.max} />
        </span>
      )}
    </span>
  );
}
