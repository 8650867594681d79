import { Check } from 'lucide-react';

import type { RealmClient } from '#domain/realm-client.ts';
import { Tag } from '#ui/tag.tsx';

import { OfflineAccessPanel } from './offline-access-panel.tsx';

/** What a client is, in a few words beside its name. */
export function ClientTags({ client }: { client: RealmClient }) {
  return (
    <span className="flex flex-wrap items-center gap-2 font-normal">
      <Tag>{client.access}</Tag>
      {client.enabled ? (
        <Tag tone="ok">
          <Check size={12} aria-hidden /> enabled
        </Tag>
      ) : (
        <Tag tone="warn">disabled</Tag>
      )}
      <OfflineAccessPanel client={client} />
    </span>
  );
}
