import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { counted, formatCount } from '#components/count.ts';
import { ExactTime } from '#components/exact-time.tsx';
import { filterWords } from '#components/filter-words.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { FAILURE_WORDS, jobSummary } from '#components/job-words.ts';
import type { JournalEntry, PolicyNote } from '#domain/journal-entry.ts';
import type { JobHeader } from '#domain/revocation-record.ts';
import { visibleText } from '#domain/visible-text.ts';
import { deleteNote } from '#jobs/journal-store.ts';
import { buttonClass } from '#ui/button-class.ts';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';

interface EntryDetailProps {
  readonly realm: string;
  readonly entry: JournalEntry;
  readonly onChanged: () => void;
}

/** More than anybody reads on a page; the export has it all. */
const LONGEST_TEXT = 4000;

/** All that an entry holds. */
export function EntryDetail({ realm, entry, onChanged }: EntryDetailProps) {
  return (
    <div className="flex flex-col gap-3">
      <Facts realm={realm} entry={entry} />
      <span className="flex flex-wrap gap-2">
        {entry.kind === 'revocation' && (
          <Link
            to="/realms/$realm/revocations/$jobId"
            params={{ realm, jobId: entry.job.id }}
            className={buttonClass('secondary')}
          >
            Open the job
          </Link>
        )}
        <CopyButton text={location.href}>Copy link</CopyButton>
        {(entry.kind === 'policy' || entry.kind === 'not-before') && (
          <Button
            variant="ghost"
            onPress={async () => {
              await deleteNote(entry.id);
              onChanged();
            }}
          >
            Delete this entry
          </Button>
        )}
      </span>
    </div>
  );
}

function Facts({ entry }: Pick<EntryDetailProps, 'realm' | 'entry'>) {
  switch (entry.kind) {
    case 'revocation':
      return <JobFacts job={entry.job} />;
    case 'policy':
      return <PolicyFacts note={entry} />;
    case 'not-before':
      return (
        <p>
          {entry.notBefore === 0
            ? 'The not-before was cleared: tokens of sessions that were still listed work again.'
            : `The not-before was set to $<ExactTime at={entry.notBefore} />.`}
        </p>
      );
    case 'admin-event': {
      const { event } = entry;
      return (
        <>
          <List>
            <Line name="Operation">
              {event.operation} {visibleText(event.resourceType)}
            </Line>
            <Line name="Path">
              <ForeignText text={event.resourcePath} className="text-12 font-mono break-all" />
            </Line>
            <Line name="When">
              <ExactTime at={event.at} />
            </Line>
            {event.by.ipAddress !== undefined && (
              <Line name="From">
                <ForeignText text={event.by.ipAddress} />
              </Line>
            )}
          </List>
          {event.representation !== undefined && (
            <pre
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the focus
              tabIndex={0}
              aria-label="What was sent"
              role="region"
              className="rounded-control border-line bg-surface text-12 max-h-60 overflow-auto border p-2 font-mono break-all whitespace-pre-wrap"
            >
              {visibleText(event.representation.slice(0, LONGEST_TEXT))}
            </pre>
          )}
        </>
      );
    }
  }
}

function JobFacts({ job }: { job: JobHeader }) {
  const filter = job.source.filter && filterWords(job.source.filter);
  const skipped = Object.values(job.skipped).reduce((sum, count) => sum + count, 0);
  return (
    <List>
      {filter !== undefined && filter !== '' && <Line name="Filter">{filter}</Line>}
      <Line name="Planned">
        {counted(job.sessions, job.way === 'client' ? 'grant' : 'session')},{' '}
        {counted(job.items, 'call')}
        {skipped > 0 && `, ${formatCount(skipped)} left out`}
      </Line>
      <Line name="What happened">{jobSummary(job.way, job.counts)}</Line>
      {job.totals && (
        <Line name="Verified">
          {formatCount(job.totals.gone)} really gone, {formatCount(job.totals.left)} still there,{' '}
          {formatCount(job.totals.lingering)} until the cleaner, {formatCount(job.totals.newSince)}{' '}
          new since; read at <ExactTime at={job.totals.readAt} />
        </Line>
      )}
      {job.failures.map(({ reason, count }) => (
        <Line key={reason} name="Failed">
          {formatCount(count)}: {FAILURE_WORDS[reason]}
        </Line>
      ))}
      {job.startedAt !== undefined && (
        <Line name="Started">
          <ExactTime at={job.startedAt} />
        </Line>
      )}
      {job.endedAt !== undefined && (
        <Line name="Ended">
          <ExactTime at={job.endedAt} />
        </Line>
      )}
    </List>
  );
}

function PolicyFacts({ note }: { note: PolicyNote }) {
  return (
    <table className="rounded-card border-line bg-surface w-full border text-left">
      <thead className="text-12 text-muted">
        <tr>
          {['Where', 'Setting', 'Before', 'After'].map((name) => (
            <th key={name} scope="col" className="px-3 py-1.5 font-normal">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {note.changes.map(({ client, key, before, after }) => (
          <tr key={`${client?.uuid ?? ''}${key}`} className="border-line border-t">
            <td className="px-3 py-1.5">
              {client ? <ForeignText text={client.clientId} /> : 'realm'}
            </td>
            <td className="text-12 px-3 py-1.5 font-mono break-all">{visibleText(key)}</td>
            <td className="text-muted px-3 py-1.5 line-through">
              {visibleText(before ?? 'unset')}
            </td>
            <td className="px-3 py-1.5">{visibleText(after ?? 'unset')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const List = ({ children }: { children: ReactNode }) => (
  <dl className="grid grid-cols-[104px_minmax(0,1fr)] gap-x-3 gap-y-1">{children}</dl>
);

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
