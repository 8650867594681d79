import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';

import { tokenRotationQuery } from '#api/realm-queries.ts';
import { counted } from '#components/count.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { useServerNow } from '#components/use-server-now.ts';
import type { Finding, FindingSeverity } from '#domain/policy-finding.ts';
import { policyFindings } from '#domain/policy-findings.ts';
import { clientOf } from '#domain/policy-snapshot.ts';
import type { RealmClient } from '#domain/realm-client.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Button } from '#ui/button.tsx';
import { StatePanel } from '#ui/state-panel.tsx';

import { useGrantsOfClients } from './use-grants-of-clients.ts';
import type { PolicyEditing } from './use-policy-editing.ts';
import type { RealmImpact } from './use-realm-impact.ts';

interface FindingsViewProps {
  readonly realm: string;
  readonly editing: PolicyEditing;
  readonly clients: readonly RealmClient[];
  readonly counts: ReadonlyMap<string, number> | undefined;
  readonly impact: RealmImpact;
  readonly canEdit: boolean;
}

const LOOK: Record<FindingSeverity, { icon: LucideIcon; className: string; name: string }> = {
  high: { icon: CircleAlert, className: 'text-danger-text', name: 'High' },
  medium: { icon: TriangleAlert, className: 'text-warn-text', name: 'Medium' },
  low: { icon: TriangleAlert, className: 'text-muted', name: 'Low' },
  info: { icon: Info, className: 'text-subtle', name: 'For information' },
};

const TICK_SECONDS = 60;

/** What is odd about the policy, the draft included, each with why and a fix that goes into the draft. */
export function FindingsView(props: FindingsViewProps) {
  const { realm, editing, clients, counts, impact, canEdit } = props;
  const { drafted, saved } = editing;
  const now = useServerNow(TICK_SECONDS);
  const rotation = useQuery(tokenRotationQuery(realm)).data?.isOn;
  const grants = useGrantsOfClients(impact.sources, saved, now);
  const findings = useMemo(
    () =>
      policyFindings({
        realm: drafted.realm,
        clients: clients.map((client) => ({
          ...client,
          override: clientOf(drafted, client.uuid)?.override ?? client.override,
          fullScope: client.fullScope,
          sessions: counts && (counts.get(client.uuid) ?? 0),
          grants: grants.get(client.uuid),
        })),
        revokesRefreshTokens: rotation,
      }),
    [drafted, clients, counts, grants, rotation],
  );
  if (findings.length === 0) {
    return (
      <StatePanel icon={CircleCheck} title="Nothing odd is found">
        <p>As far as the sessions are read.</p>
      </StatePanel>
    );
  }
  return (
    <section aria-labelledby="findings" className="flex min-h-72 flex-1 flex-col gap-2">
      <h2 id="findings" className="font-semibold">
        {counted(findings.length, 'finding')}
      </h2>
      <ul
        aria-label="Findings"
        className="divide-line rounded-card border-line bg-surface min-h-0 flex-1 divide-y overflow-y-auto border"
      >
        {findings.map((finding) => (
          <li
            key={`${finding.id} ${finding.client?.uuid ?? ''} ${finding.key ?? ''}`}
            className="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 py-2.5"
          >
            <FindingText finding={finding} />
            {finding.fix && (
              <Button
                size="sm"
                isDisabled={!canEdit}
                onPress={() => editing.edit(finding.fix?.edits ?? [])}
              >
                {visibleText(finding.fix.label)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function FindingText({ finding }: { finding: Finding }) {
  const { icon: Icon, className, name } = LOOK[finding.severity];
  return (
    <>
      <Icon
        size={16}
        role="img"
        aria-label={`${name}:`}
        className={`mt-0.5 shrink-0 ${className}`}
      />
      <span className="flex min-w-48 flex-1 flex-col">
        <span className="flex flex-wrap items-baseline gap-x-2">
          {finding.client && (
            <ForeignText text={finding.client.clientId} className="text-12 font-mono font-medium" />
          )}
          <span className="font-medium">{visibleText(finding.title)}</span>
          {finding.grants !== undefined && finding.grants > 0 && (
            <span className="text-muted">{counted(finding.grants, 'grant')}</span>
          )}
        </span>
        <span className="text-muted">
          {visibleText(finding.why)}{' '}
          <code className="text-12 text-subtle font-mono">docs/findings.md#{finding.id}</code>
        </span>
      </span>
    </>
  );
}
