import { useMutation, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

import { readKept, watchKept } from '#api/kept-text.ts';
import { type PolicyEventList, policyEventsQuery } from '#api/policy-events.ts';
import { counted } from '#components/count.ts';
import { MissingRoleNote } from '#components/missing-role-note.tsx';
import { Moment } from '#components/moment.tsx';
import { QueryFailure } from '#components/query-failure.tsx';
import { switchOnAdminEventsMutation } from '#components/switch-on-admin-events.ts';
import { usePermission } from '#components/use-person.ts';
import { useServerNow } from '#components/use-server-now.ts';
import { policyHistory } from '#domain/policy-history.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { Tag } from '#ui/tag.tsx';

import { appliedKey, type AppliedSet, parseApplied, type PolicyHome } from './applied-sets.ts';
import { changeKey } from './change-key.ts';
import { ChangeOwner, ChangeValues } from './change-list.tsx';
import { HistoryEventRow } from './history-event-row.tsx';
import { placeName } from './policy-words.ts';

interface HistoryViewProps {
  readonly realm: string;
  readonly home: PolicyHome;
  readonly names: ReadonlyMap<string, string>;
  readonly canEdit: boolean;
  readonly onUndo: (set: AppliedSet) => void;
}

/** Who changed the policy when: what this browser applied, and the admin events of Keycloak. */
export function HistoryView({ realm, home, names, canEdit, onUndo }: HistoryViewProps) {
  const now = useServerNow();
  const permission = usePermission(realm, 'view-events');
  const isAllowed = permission.kind === 'allowed';
  const events = useQuery({ ...policyEventsQuery(realm), enabled: isAllowed });
  const text = useSyncExternalStore(watchKept, () => readKept(appliedKey(home)));
  const rows = [
    ...parseApplied(text).map((set) => ({ kind: 'own', at: set.at, id: set.id, set }) as const),
    ...policyHistory(events.data?.events ?? []).map((entry, index) => ({
      kind: 'event' as const,
      at: entry.event.at,
      id: `${entry.event.at} ${entry.event.owner} ${index}`,
      entry,
    })),
  ].toSorted((a, b) => b.at - a.at);

  return (
    <section aria-label="History" className="flex min-h-72 flex-1 flex-col gap-3 overflow-y-auto">
      {permission.kind === 'missing' && (
        <MissingRoleNote
          realm={realm}
          missing={permission.role}
          what="Seeing who else changed the policy, from Keycloak’s admin events,"
        />
      )}
      {events.error && (
        <QueryFailure
          what="Keycloak’s admin events"
          error={events.error}
          onRetry={() => void events.refetch()}
        />
      )}
      {events.data && <EventsNote realm={realm} list={events.data} />}
      {rows.length === 0 ? (
        <p className="text-muted">
          Nothing is noted. What is applied from this browser stands here, with a way back.
        </p>
      ) : (
        <ol
          aria-label="Changes of the policy"
          className="divide-line rounded-card border-line bg-surface divide-y border"
        >
          {rows.map((row) => (
            <li key={row.id} className="flex flex-col gap-1 px-4 py-2.5">
              {row.kind === 'event' ? (
                <HistoryEventRow realm={realm} entry={row.entry} names={names} now={now} />
              ) : (
                <>
                  <span className="flex flex-wrap items-center gap-2">
                    <Tag tone="accent">this browser</Tag>
                    <span className="flex-1">
                      {counted(row.set.changes.length, 'change')} applied{' '}
                      <Moment at={row.at} now={now} />
                    </span>
                    {canEdit && (
                      <Button size="sm" onPress={() => onUndo(row.set)}>
                        Undo…
                      </Button>
                    )}
                  </span>
                  {row.set.changes.map((change) => (
                    <span key={changeKey(change)} className="flex flex-wrap items-center gap-x-3">
                      <ChangeOwner change={change} />
                      <span className="text-12 text-subtle flex-1">{placeName(change)}</span>
                      <ChangeValues change={change} />
                    </span>
                  ))}
                </>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** What Keycloak keeps of the doings of admins, and how to make it keep more. */
function EventsNote({ realm, list }: { realm: string; list: PolicyEventList }) {
  const { settings, isCut } = list;
  const permission = usePermission(realm, 'manage-events');
  const switchOn = useMutation(switchOnAdminEventsMutation(realm));
  if (settings.isEnabled && settings.keepsRepresentation) {
    return isCut ? (
      <p className="text-12 text-subtle">
        Only the newest events of realm and clients were looked through; there are older ones.
      </p>
    ) : null;
  }
  return (
    <Notice
      tone="info"
      actions={
        <Button
          size="sm"
          busy={switchOn.isPending}
          isDisabled={permission.kind === 'missing'}
          onPress={() => switchOn.mutate()}
        >
          Switch on
        </Button>
      }
    >
      {settings.isEnabled
        ? 'Keycloak notes who edits what in this realm, but not what was sent.'
        : 'Keycloak does not note who edits what in this realm: admin events are off.'}{' '}
      In its console: Realm settings, Events, Admin events settings, “Save events” and “Include
      representation”. It counts from then on.
      {permission.kind === 'missing' && (
        <>
          {' '}
          To switch it on here takes the role <code className="font-mono">{permission.role}</code>.
        </>
      )}
      {switchOn.error && (
        <span role="alert" className="text-danger-text block">
          {visibleText(switchOn.error.message)}
        </span>
      )}
    </Notice>
  );
}
