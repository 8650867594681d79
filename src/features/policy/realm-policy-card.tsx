import type { ReactNode } from 'react';

import { formatLimit, readDuration, type TypedDuration } from '#domain/duration.ts';
import { sessionLifetime } from '#domain/lifetime.ts';
import {
  acceptBase,
  discardKey,
  draftConflicts,
  draftedPolicy,
  draftKeys,
  editDraft,
  type PolicyDraft,
} from '#domain/realm-draft.ts';
import type { RealmPolicy, RealmPolicyKey } from '#domain/realm-policy.ts';
import { Switch } from '#ui/switch.tsx';
import { Tag } from '#ui/tag.tsx';

import { DurationField } from './duration-field.tsx';
import { PolicyCell } from './policy-cell.tsx';
import { KEY_NAMES, valueWords } from './policy-words.ts';
import { type DurationKey, mayBeUnset, type TypedDurations } from './typed-durations.ts';

interface RealmPolicyCardProps {
  readonly saved: RealmPolicy;
  readonly draft: PolicyDraft;
  readonly isDisabled: boolean;
  readonly onDraft: (draft: PolicyDraft) => void;
  readonly typed: TypedDurations;
  readonly onType: (key: DurationKey, typed: TypedDuration | undefined) => void;
}

/** The realm's own limits and its defaults for clients, each editable in place. */
export function RealmPolicyCard(props: RealmPolicyCardProps) {
  const { saved, draft, isDisabled, onDraft } = props;
  const shown = draftedPolicy(saved, draft);
  const session = sessionLifetime(shown);
  const edits = draftKeys(draft).length;

  const cell = (keys: readonly RealmPolicyKey[], children: ReactNode) => {
    const changed = keys.filter((key) => key in draft.change);
    return (
      <PolicyCell
        was={
          changed.length === 0 ? undefined : changed.map((key) => valueWords(saved[key])).join(', ')
        }
        onDiscard={() => forget(keys)}
        conflicts={draftConflicts(draft, saved).filter(({ key }) => keys.includes(key))}
        onKeepMine={({ key }) => onDraft(acceptBase(draft, saved, key))}
        onTakeTheirs={({ key }) => forget([key])}
      >
        {children}
      </PolicyCell>
    );
  };
  const field = (key: DurationKey, unsetText?: string) => (
    <DurationField
      label={KEY_NAMES[key]}
      seconds={shown[key]}
      typed={props.typed[key]}
      {...(unsetText === undefined ? {} : { unsetText })}
      isChanged={key in draft.change}
      isDisabled={isDisabled}
      onType={(typed) => {
        props.onType(key, typed);
        const read = readDuration(typed, mayBeUnset(key));
        // What cannot be read is no edit: a draft of its readable beginning would be another one.
        onDraft(
          read.kind === 'ok' ? editDraft(draft, saved, key, read.seconds) : discardKey(draft, key),
        );
      }}
      onLeave={() => {
        // What was read is shown tidied up: `720h` becomes 30 days. What was not stays to be mended.
        const typed = props.typed[key];
        if (typed && readDuration(typed, mayBeUnset(key)).kind === 'ok') {
          props.onType(key, undefined);
        }
      }}
    />
  );

  /** Takes an edit back, with what was typed for it. */
  const forget = (keys: readonly RealmPolicyKey[]) => {
    onDraft(keys.reduce(discardKey, draft));
    for (const key of keys) if (key !== 'maxEnabled') props.onType(key, undefined);
  };

  return (
    <section
      aria-labelledby="realm-policy"
      className="rounded-card border-line bg-surface shadow-card overflow-hidden border"
    >
      <header className="flex items-center gap-2 px-4 py-3">
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
                onChange={(on) => onDraft(editDraft(draft, saved, 'maxEnabled', on))}
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
          field('clientIdle', `uses realm ${formatLimit(session.idle.seconds)}`),
        )}
        {cell(
          ['clientMax'],
          <>
            {field(
              'clientMax',
              session.max ? `uses realm ${formatLimit(session.max.seconds)}` : 'realm off',
            )}
            {!shown.maxEnabled && shown.clientMax > 0 && (
              <Remark>Does not count while Max Limited is off.</Remark>
            )}
          </>,
        )}
      </div>
    </section>
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
  <div className="flex items-center px-4 py-3 font-semibold">{children}</div>
);

const Remark = ({ children }: { children: ReactNode }) => (
  <p className="text-12 text-subtle flex h-8 items-center">{children}</p>
);
