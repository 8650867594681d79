import { getRouteApi } from '@tanstack/react-router';
import { NotebookText } from 'lucide-react';
import { useMemo } from 'react';

import { MissingRoleNote } from '#components/missing-role-note.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { QueryFailure } from '#components/query-failure.tsx';
import { usePermission } from '#components/use-person.ts';
import { useServerNow } from '#components/use-server-now.ts';
import { filterJournal } from '#domain/journal-filter.ts';
import { parseJournalSearch } from '#domain/journal-search.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageSkeleton } from '#ui/skeleton.tsx';
import { StatePanel } from '#ui/state-panel.tsx';
import { useMedia } from '#ui/use-media.ts';

import { AdminEventsNotice } from './admin-events-notice.tsx';
import { DeviceCard } from './device-card.tsx';
import { JournalExport } from './export-menu.tsx';
import type { JournalChange } from './journal-change.ts';
import { JournalFilters } from './journal-filters.tsx';
import { JournalList } from './journal-list.tsx';
import { useJournal } from './use-journal.ts';

const route = getRouteApi('/realms/$realm/journal');

const NO_FILTERS: JournalChange = {
  q: undefined,
  kinds: undefined,
  who: undefined,
  span: undefined,
};

/** What was done here and, where Keycloak keeps admin events, elsewhere: who, when, and what came of it. */
export function JournalPage() {
  const { realm } = route.useParams();
  const raw = route.useSearch();
  // The router leaves what its parser dropped in the search.
  const search = useMemo(() => parseJournalSearch({ ...raw }), [raw]);
  const navigate = route.useNavigate();
  const now = useServerNow();
  const journal = useJournal(realm);
  const permission = usePermission(realm, 'view-events');
  const shown = useMemo(
    () => filterJournal(journal.entries, search, now),
    [journal.entries, search, now],
  );
  const change = (to: JournalChange) =>
    void navigate({ search: (old) => parseJournalSearch({ ...old, ...to }), replace: true });
  const isWide = useMedia('(width >= 1024px)');
  const filters = (
    <JournalFilters realm={realm} entries={journal.entries} search={search} onChange={change} />
  );
  const isMissing =
    search.entry !== undefined && !journal.entries.some(({ id }) => id === search.entry);

  return (
    <div className="page-padding flex flex-col gap-4">
      <PageHeader
        title="Journal"
        realm={realm}
        subtitle="What was done here, kept in this browser, joined with Keycloak’s admin events."
        actions={<JournalExport realm={realm} entries={shown} />}
      />
      {journal.hasNoStorage && (
        <Notice tone="warn" role="alert">
          This browser keeps nothing for this page (private mode, or a policy): what is done here
          leaves no entry.
        </Notice>
      )}
      {permission.kind === 'missing' ? (
        <MissingRoleNote realm={realm} missing={permission.role} what="What others did" />
      ) : (
        <AdminEventsNotice realm={realm} />
      )}
      {journal.eventsError && (
        <QueryFailure
          what="Keycloak’s admin events"
          error={journal.eventsError}
          onRetry={journal.onReadEvents}
        />
      )}
      {isMissing && !journal.isPending && (
        <Notice
          tone="warn"
          role="alert"
          actions={
            <Button size="sm" onPress={() => change({ entry: undefined })}>
              Close
            </Button>
          }
        >
          There is no such entry here. Entries of Curfew are kept in the browser where they were
          made, until they are deleted; of Keycloak’s the {journal.entries.length > 0 && 'newest '}
          ones are read.
        </Notice>
      )}
      {journal.isPending ? (
        <PageSkeleton label="Loading the journal" />
      ) : (
        <div className="grid grid-cols-[240px_minmax(0,1fr)] items-start gap-4 max-lg:grid-cols-1">
          {isWide ? (
            <div className="flex min-w-0 flex-col gap-4">
              {filters}
              <DeviceCard />
            </div>
          ) : (
            <details className="flex flex-col gap-3">
              <summary className="text-muted py-2 max-sm:min-h-11">Filters</summary>
              {filters}
            </details>
          )}
          <div className="flex min-w-0 flex-col gap-3">
            {journal.entries.length === 0 ? (
              <StatePanel icon={NotebookText} title="Nothing was noted yet">
                <p>Every revocation and policy edit made here gets an entry.</p>
              </StatePanel>
            ) : (
              <JournalList
                realm={realm}
                entries={shown}
                openId={search.entry}
                onOpen={(entry) => change({ entry })}
                onChanged={journal.onChanged}
                onClear={() => change(NO_FILTERS)}
              />
            )}
            {journal.onOlder && (
              <span className="flex justify-center">
                <Button busy={journal.isReadingOlder} onPress={journal.onOlder}>
                  Read older admin events
                </Button>
              </span>
            )}
          </div>
          {!isWide && <DeviceCard />}
        </div>
      )}
    </div>
  );
}
