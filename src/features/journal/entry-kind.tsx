import { Ban, OctagonX, PencilLine, Radio } from 'lucide-react';

import type { JournalKind } from '#domain/journal-search.ts';
import { Tag, type Tone } from '#ui/tag.tsx';

import { KIND_WORDS } from './kind-words.ts';

const LOOK = {
  revocation: { tone: 'danger', icon: Ban },
  policy: { tone: 'neutral', icon: PencilLine },
  'not-before': { tone: 'danger', icon: OctagonX },
  'admin-event': { tone: 'neutral', icon: Radio },
} as const satisfies Record<JournalKind, { tone: Tone; icon: typeof Ban }>;

/** What sort of thing an entry tells. */
export function EntryKind({ kind }: { kind: JournalKind }) {
  const { tone, icon: Icon } = LOOK[kind];
  return (
    <Tag tone={tone}>
      <Icon size={12} aria-hidden /> {KIND_WORDS[kind]}
    </Tag>
  );
}
