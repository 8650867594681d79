import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';

import type { OfflineRole } from '#api/offline-role.ts';
import { offlineRoleQuery } from '#api/realm-queries.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { offlineAccess, type RealmClient, type TokenFlow } from '#domain/realm-client.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { Fact } from '#ui/fact.tsx';

import { OfflineAccessText } from './offline-access-text.tsx';

const FLOW_WORDS: Record<TokenFlow, string> = {
  standard: 'authorization code',
  direct: 'direct access grant (password)',
  device: 'device',
  ciba: 'CIBA',
  'service-account': 'service account, with refresh tokens',
};

const SCOPE_WORDS: Record<RealmClient['offlineScope'], string> = {
  default: 'default: every sign-in asks for it',
  optional: 'optional: the app asks for it',
  unassigned: 'not assigned: the app cannot ask for it',
};

const route = getRouteApi('/realms/$realm/clients/$clientId/sessions');

/** Who can obtain offline tokens of a client: all that Keycloak asks of the client and of the user. */
export function OfflineAccessPanel({ client }: { client: RealmClient }) {
  const { realm } = route.useParams();
  const [isWanted, setIsWanted] = useState(false);
  const role = useQuery({ ...offlineRoleQuery(realm), enabled: isWanted });
  const isPossible = offlineAccess(client).kind === 'possible';
  return (
    <Disclosure
      onOpen={() => setIsWanted(true)}
      triggerClassName="rounded-control text-13 text-muted hover:text-text inline-flex min-h-6 items-center gap-1 px-1 text-left font-normal max-sm:min-h-11"
      trigger={
        <>
          <span>
            {isPossible ? 'gets offline tokens ' : 'offline tokens '}
            <OfflineAccessText client={client} />
          </span>
          <ChevronDown size={13} className="shrink-0" aria-hidden />
        </>
      }
      panelClassName="w-96 max-w-[calc(100vw-24px)] p-4 font-normal"
    >
      <h2 className="pb-3 font-semibold">Who can obtain offline tokens</h2>
      <dl className="text-13 flex flex-col gap-2.5">
        <Fact name="Flows on">
          {client.flows.length === 0
            ? 'none that gives a refresh token'
            : client.flows.map((flow) => FLOW_WORDS[flow]).join(', ')}
        </Fact>
        <Fact name="Scope offline_access">{SCOPE_WORDS[client.offlineScope]}</Fact>
        <Fact name="Consent">
          {client.consentRequired ? 'the user is asked' : 'nobody is asked'}
        </Fact>
        <Fact name="Client">
          {[client.access, client.enabled ? 'enabled' : 'disabled: gives no tokens'].join(', ')}
        </Fact>
        <Fact name="Role offline_access">
          {role.error ? visibleText(role.error.message) : <RoleWords role={role.data} />}
        </Fact>
      </dl>
    </Disclosure>
  );
}

function RoleWords({ role }: { role: OfflineRole | undefined }) {
  if (role === undefined) return 'Looking it up …';
  if (role.kind === 'missing') return 'The realm has no such role: nobody gets offline tokens.';
  const { isDefault, usernames, hasMoreUsers } = role;
  return (
    <>
      {isDefault
        ? 'A default role: every user has it who has the realm’s default roles.'
        : 'No default role: only users who are given it, themselves or by a group or another role.'}
      {usernames.length > 0 && (
        <>
          {' '}
          Given directly to <ForeignText text={usernames.join(', ')} />
          {hasMoreUsers && ' and others'}.
        </>
      )}
    </>
  );
}
