import { LimitChip } from '#components/limit-chip.tsx';
import type { ClientRow } from '#domain/client-list.ts';
import type { Column } from '#ui/table-model.ts';

import { ClientKind, ClientLink, Count, Unknown } from './client-cells.tsx';
import { OfflineAccessText } from './offline-access-text.tsx';

/** The columns of the list of clients; a link needs to know the realm. */
export function clientColumns(realm: string): Column<ClientRow>[] {
  return [
    {
      id: 'client',
      header: 'Client',
      width: 'minmax(180px, 2fr)',
      isSortable: true,
      cell: (row, tabIndex) => (
        <span className="flex min-w-0 items-center gap-2">
          <ClientLink row={row} realm={realm} tabIndex={tabIndex} />
          <ClientKind client={row.client} />
        </span>
      ),
    },
    {
      id: 'sessions',
      header: 'Grants',
      width: 'minmax(80px, 110px)',
      align: 'end',
      isSortable: true,
      cell: ({ sessionCount }) => <Count count={sessionCount} />,
    },
    {
      id: 'access',
      header: 'Offline tokens',
      width: 'minmax(140px, 1fr)',
      isSortable: true,
      cell: ({ client }) => <OfflineAccessText client={client} />,
    },
    {
      id: 'idle',
      header: 'Effective idle',
      width: 'minmax(190px, 1fr)',
      isSortable: true,
      cell: ({ lifetime }) =>
        lifetime ? <LimitChip rule="idle" limit={lifetime.idle} /> : <Unknown />,
    },
    {
      id: 'max',
      header: 'Effective max',
      width: 'minmax(190px, 1fr)',
      isSortable: true,
      cell: ({ lifetime }) =>
        lifetime ? <LimitChip rule="max" limit={lifetime.max} /> : <Unknown />,
    },
  ];
}
