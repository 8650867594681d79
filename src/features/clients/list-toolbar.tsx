import type { ReactNode } from 'react';

import type { SessionClient } from '#domain/offline-session.ts';
import {
  isFiltered,
  type SessionSearch,
  type SessionSearchChange,
} from '#domain/session-search.ts';
import type { SessionState } from '#domain/session-state.ts';

import { RevokeMatching } from './revoke-matching.tsx';
import { SaveRule } from './save-rule.tsx';
import { SessionFilterBar } from './session-filter-bar.tsx';
import { SessionViewMenu } from './session-view-menu.tsx';
import type { SessionView } from './session-view.ts';
import type { MatchingList } from './wait-for-list.tsx';

interface ListToolbarProps extends MatchingList {
  readonly realm: string;
  readonly client: SessionClient;
  readonly search: SessionSearch;
  readonly counts: Readonly<Record<SessionState, number>>;
  readonly otherClientIds: readonly string[];
  readonly view: SessionView;
  readonly exportMenu: ReactNode;
  readonly onView: (view: SessionView) => void;
  readonly onChange: (change: SessionSearchChange) => void;
  readonly onRevoke: () => void;
}

/** The filters of a client's list, and what can be done with all that they keep. */
export function ListToolbar(props: ListToolbarProps) {
  const { realm, search, scan, snapshot, isWhole, matching } = props;
  return (
    <>
      <div className="min-w-0 flex-1 max-xl:w-full">
        <SessionFilterBar
          search={search}
          onChange={props.onChange}
          counts={props.counts}
          matching={matching}
          isReading={snapshot.state.kind === 'reading'}
          otherClientIds={props.otherClientIds}
        />
      </div>
      <span className="flex flex-wrap gap-2">
        <SessionViewMenu view={props.view} onView={props.onView} />
        {props.exportMenu}
        {isFiltered(search) && <SaveRule realm={realm} client={props.client} search={search} />}
        <RevokeMatching
          scan={scan}
          snapshot={snapshot}
          isWhole={isWhole}
          matching={matching}
          realm={realm}
          isFiltered={isFiltered(search)}
          onRevoke={props.onRevoke}
        />
      </span>
    </>
  );
}
