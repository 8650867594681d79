import { counted } from '#components/count.ts';
import { draftSize } from '#domain/policy-draft.ts';
import { Tag } from '#ui/tag.tsx';

import { readStoredDraft } from './stored-draft.ts';

/** How many values a draft changes, for the navigation; nothing where its text cannot be read. */
export function DraftCount({ text }: { text: string }) {
  const read = readStoredDraft(text);
  if (read.kind === 'unreadable') return null;
  const size = draftSize(read.draft);
  return (
    <>
      <span className="max-xl:hidden">
        <Tag tone="accent">{counted(size, 'edit')}</Tag>
      </span>
      <span
        aria-hidden
        className="bg-accent absolute top-1 right-1 size-2 rounded-full max-sm:right-[30%] xl:hidden"
      />
    </>
  );
}
