import { useState } from 'react';

import { counted, formatCount } from '#components/count.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { Revocation, type RevocationTarget } from '#components/revocation.tsx';
import { RevokeButton } from '#components/revoke-button.tsx';
import { saveFile } from '#components/save-file.ts';
import { countUsers } from '#domain/offline-session.ts';
import type { PastedEntry, PastedList } from '#domain/pasted-list.ts';
import { Button } from '#ui/button.tsx';

import type { ListReport } from './check-list.ts';

interface ListReportCardProps {
  readonly realm: string;
  readonly list: PastedList;
  readonly report: ListReport;
}

/** More lines than anybody reads; all of them can be saved. */
const MOST_SHOWN = 20;

/** What a pasted list means: found, unknown, twice; and the way to the plan of what was found. */
export function ListReportCard({ realm, list, report }: ListReportCardProps) {
  const [target, setTarget] = useState<RevocationTarget>();
  const { sessions } = report.target;
  const known = list.entries.length - report.unknown.length;
  return (
    <div role="region" aria-label="What the list means" className="flex flex-col gap-3">
      <p role="status">
        {list.column !== undefined && <>Column “{list.column}”: </>}
        {counted(list.entries.length, 'entry', 'entries')}, {formatCount(known)} known,{' '}
        {formatCount(report.unknown.length)} unknown, {formatCount(list.duplicates.length)} given
        twice. They mean {counted(sessions.length, 'session')} of{' '}
        {counted(countUsers(sessions), 'user')}.
      </p>
      <Entries title="Unknown" entries={report.unknown}>
        Neither a session nor a user with one, in what Keycloak lists now.
      </Entries>
      <Entries title="Given twice" entries={list.duplicates}>
        Taken once.
      </Entries>
      <span className="flex">
        <RevokeButton
          realm={realm}
          isDisabled={sessions.length === 0}
          onPress={() => setTarget(report.target)}
        >
          {`Revoke ${counted(sessions.length, 'session')}…`}
        </RevokeButton>
      </span>
      <Revocation realm={realm} target={target} onClose={() => setTarget(undefined)} />
    </div>
  );
}

interface EntriesProps {
  readonly title: string;
  readonly entries: readonly PastedEntry[];
  readonly children: string;
}

function Entries({ title, entries, children }: EntriesProps) {
  if (entries.length === 0) return null;
  return (
    <details className="rounded-control border-line border px-3 py-2">
      <summary className="cursor-default">
        <b className="font-medium">
          {title}: {formatCount(entries.length)}
        </b>{' '}
        <span className="text-muted">{children}</span>
      </summary>
      <ul className="text-12 pt-2 font-mono">
        {entries.slice(0, MOST_SHOWN).map(({ line, text }) => (
          <li key={line} className="flex gap-3">
            <span className="text-subtle">line {formatCount(line)}</span>
            <ForeignText text={text} className="break-all" />
          </li>
        ))}
      </ul>
      {entries.length > MOST_SHOWN && (
        <p className="text-muted pt-1">and {formatCount(entries.length - MOST_SHOWN)} more</p>
      )}
      <span className="flex pt-2">
        <Button
          size="sm"
          onPress={() =>
            saveFile(
              `${title.toLowerCase().replace(' ', '-')}.txt`,
              new Blob(entries.map(({ text }) => `${text}\n`)),
            )
          }
        >
          Save as a file
        </Button>
      </span>
    </details>
  );
}
