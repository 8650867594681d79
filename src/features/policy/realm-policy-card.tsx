import { Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';

import { formatLimit } from '#domain/duration.ts';
import { sessionLifetime } from '#domain/lifetime.ts';
import { draftedAt } from '#domain/policy-draft.ts';
import type { RealmPolicyKey } from '#domain/realm-policy.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Switch } from '#ui/switch.tsx';
import { Tag } from '#ui/tag.tsx';

import { ConflictNote } from './conflict-note.tsx';
import { DurationField } from './duration-field.tsx';
import { KEY_NAMES, limitWords, shownSeconds, valueWords } from './policy-words.ts';
import { mayBeUnset, type PolicyEditing } from './use-policy-editing.ts';

interface RealmPolicyCardProps {
  readonly editing: PolicyEditing;
  readonly isDisabled: boolean;
}

/** The realm's own limits and its defaults for clients, each editable in place. */
export function RealmPolicyCard({ editing, isDisabled }: RealmPolicyCardProps) {
  const { realm: shown } = editing.drafted;
  const session = sessionLifetime(shown);
  const edits = Object.keys(editing.draft.realm).length;

  const cell = (keys: readonly RealmPolicyKey[], children: ReactNode) => (
    <RealmCell editing={editing} keys={keys} isDisabled={isDisabled}>
      {children}
    </RealmCell>
  );
  const field = (key: Exclude<RealmPolicyKey, 'maxEnabled'>, unsetText?: string) => {
    const place = { kind: 'realm', key } as const;
    return (
      <DurationField
        label={KEY_NAMES[key]}
        shown={shownSeconds(shown[key])}
        typed={editing.typedAt(place)}
        mayBeUnset={mayBeUnset(place)}
        {...(unsetText === undefined ? {} : { unsetText })}
        isChanged={editing.draft.realm[key] !== undefined}
        isDisabled={isDisabled}
        onType={(typed) => editing.type(place, typed)}
        onLeave={() => editing.leave(place)}
      />
    );
  };

  return (
    <section
      aria-labelledby="realm-policy"
      className="rounded-card border-line bg-surface shadow-card shrink-0 overflow-hidden border"
    >
      <header className="flex items-center gap-2 px-4 py-2.5">
        <h2 id="realm-policy" className="font-semibold">
          Realm
        </h2>
        <p className="text-muted flex-1">applies to every client that sets nothing of its own</p>
        {edits > 0 && <Tag tone="accent">{edits === 1 ? '1 edit' : `${edits} edits`}</Tag>}
      </header>
      <div className="border-line [&>*]:border-line grid grid-cols-[minmax(110px,auto)_1fr_1fr] border-t max-sm:grid-cols-1 [&>*]:not-last:border-b">
        <Head className="max-sm:hidden" />
        <Head swatch="bg-idle" className="max-sm:hidden">
          Idle: dies this long after the last refresh
        </Head>
        <Head swatch="bg-max" className="max-sm:hidden">
          Max: dies this long after the start
        </Head>
        <RowName>Realm</RowName>
        {cell(
          ['idle'],
          <>
            {field('idle')}
            {shown.idle <= 0 && (
              <Remark>Keycloak holds {shown.idle}: not set, so 30 d count.</Remark>
            )}
          </>,
        )}
        {cell(
          ['maxEnabled', 'max'],
          <>
            <span className="flex h-8 items-center">
              <Switch
                label={KEY_NAMES.maxEnabled}
                isSelected={shown.maxEnabled}
                isDisabled={isDisabled}
                onChange={(on) => editing.edit([{ kind: 'realm', key: 'maxEnabled', value: on }])}
              />
            </span>
            {field('max')}
            {!shown.maxEnabled && (
              <Remark>Off: age ends only grants of clients with a max of their own.</Remark>
            )}
            {shown.maxEnabled && shown.max <= 0 && (
              <Remark>Keycloak holds {shown.max}: not set, so 60 d count.</Remark>
            )}
          </>,
        )}
        <RowName>Client default</RowName>
        {cell(
          ['clientIdle'],
          <>
            {field('clientIdle', `uses realm ${formatLimit(session.idle.seconds)}`)}
            {shown.clientIdle > session.idle.seconds && (
              <Remark>
                No effect: longer than the realm’s {formatLimit(session.idle.seconds)}.
              </Remark>
            )}
          </>,
        )}
        {cell(
          ['clientMax'],
          <>
            {field(
              'clientMax',
              session.max ? `uses realm ${limitWords(session.max)}` : 'realm off',
            )}
            {!shown.maxEnabled && shown.clientMax > 0 && (
              <Remark>Does not count while Max Limited is off.</Remark>
            )}
            {session.max && shown.clientMax > session.max.seconds && (
              <Remark>No effect: longer than the realm’s {limitWords(session.max)}.</Remark>
            )}
          </>,
        )}
      </div>
    </section>
  );
}

interface RealmCellProps extends RealmPolicyCardProps {
  readonly keys: readonly RealmPolicyKey[];
  readonly children: ReactNode;
}

/** One cell: its fields, what they were before the draft, and any conflict. */
function RealmCell({ editing, keys, isDisabled, children }: RealmCellProps) {
  const places = keys.map((key) => ({ kind: 'realm', key }) as const);
  const changes = places.flatMap((place) => draftedAt(editing.draft, place) ?? []);
  return (
    <div
      className={`flex flex-col gap-2 border-l px-4 py-2.5 ${
        changes.length === 0 ? '' : 'bg-accent-soft shadow-[inset_2px_0_var(--accent)]'
      }`}
    >
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        {children}
        {changes.length > 0 && (
          <span className="text-muted flex h-8 items-center gap-1">
            was <s>{changes.map(({ base }) => valueWords(base)).join(', ')}</s>
            <IconButton
              label="Discard this edit"
              isDisabled={isDisabled}
              onPress={() => editing.discard(places)}
            >
              <Undo2 size={14} aria-hidden />
            </IconButton>
          </span>
        )}
      </div>
      {editing.conflicts
        .filter(({ place }) => place.kind === 'realm' && keys.includes(place.key))
        .map((conflict) => (
          <ConflictNote key={conflict.place.key} conflict={conflict} editing={editing} />
        ))}
    </div>
  );
}

interface HeadProps {
  readonly swatch?: string;
  readonly className?: string;
  readonly children?: ReactNode;
}

const Head = ({ swatch, className = '', children }: HeadProps) => (
  <div className={`bg-sunken text-12 text-muted flex items-center gap-2 px-4 py-2 ${className}`}>
    {swatch !== undefined && <span className={`size-2.5 rounded-[2px] ${swatch}`} aria-hidden />}
    {children}
  </div>
);

const RowName = ({ children }: { children: ReactNode }) => (
  <div className="flex items-center px-4 py-2.5 font-semibold">{children}</div>
);

const Remark = ({ children }: { children: ReactNode }) => (
  <p className="text-12 text-subtle flex min-h-8 items-center">{children}</p>
);
