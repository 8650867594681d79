import { useQuery } from '@tanstack/react-query';

import { userQuery } from '#api/user-queries.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { Moment } from '#components/moment.tsx';
import { usePerson } from '#components/use-person.ts';
import type { HistoryEvent } from '#domain/policy-history.ts';
import { REALM_POLICY_KEYS } from '#domain/realm-policy.ts';
import type { EpochSeconds } from '#domain/time.ts';
import { Tag } from '#ui/tag.tsx';

import { KEY_NAMES, valueWords } from './policy-words.ts';

interface HistoryEventRowProps {
  readonly realm: string;
  readonly entry: HistoryEvent;
  readonly names: ReadonlyMap<string, string>;
  readonly now: EpochSeconds;
}

/** An edit that Keycloak noted: by whom, of what, and from what to what as far as events tell. */
export function HistoryEventRow({ realm, entry, names, now }: HistoryEventRowProps) {
  const { event, changes } = entry;
  return (
    <>
      <span className="flex flex-wrap items-center gap-2">
        <Tag>Keycloak</Tag>
        <span className="flex-1">
          {event.owner === 'realm' ? (
            'Realm'
          ) : (
            <ForeignText
              text={names.get(event.owner) ?? event.owner}
              className="text-12 font-mono font-medium"
            />
          )}{' '}
          edited by <Author realm={realm} userId={event.by.userId} />{' '}
          <Moment at={event.at} now={now} />
        </span>
      </span>
      {changes === undefined ? (
        <span className="text-12 text-subtle">What was edited is not kept.</span>
      ) : (
        changes.map(({ key, before, after }) => (
          <span key={key} className="flex flex-wrap gap-x-3">
            <span className="text-12 text-subtle flex-1">{keyName(event.owner, key)}</span>
            <span className="text-12 font-mono">
              {before === undefined ? '' : `${valueWords(before)} → `}
              {valueWords(after)}
            </span>
          </span>
        ))
      )}
    </>
  );
}

function keyName(owner: string, key: string): string {
  if (owner !== 'realm') return key === 'idle' ? 'Idle override' : 'Max override';
  const name = REALM_POLICY_KEYS.find((one) => one === key);
  return name === undefined ? key : KEY_NAMES[name];
}

/** The name of an admin of this realm; one of another realm is an id here. */
function Author({ realm, userId }: { realm: string; userId: string | undefined }) {
  const person = usePerson();
  const isSelf = userId !== undefined && userId === person?.userId;
  const user = useQuery({
    ...userQuery(realm, userId ?? ''),
    enabled: userId !== undefined && !isSelf,
    retry: false,
  });
  if (userId === undefined) return <>somebody</>;
  if (isSelf) return <>you</>;
  return <ForeignText text={user.data?.username ?? `user ${userId.slice(0, 8)}`} />;
}
