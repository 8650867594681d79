import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { OctagonX } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';

import { realmKeys } from '#api/realm-queries.ts';
import { absoluteTime } from '#components/absolute-time.ts';
import { usePermission } from '#components/use-person.ts';
import { useReachability } from '#components/use-reachability.ts';
import type { RealmClient } from '#domain/realm-client.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

const EmergencyStopDialog = lazy(async () => {
  const { EmergencyStopDialog: Dialog } = await import('./emergency-stop-dialog.tsx');
  return { default: Dialog };
});

interface EmergencyStopProps {
  readonly realm: string;
  readonly client: RealmClient;
}

/** The button that has every token of a client refused at once. */
export function EmergencyStop({ realm, client }: EmergencyStopProps) {
  const [isOpen, setIsOpen] = useState(false);
  const isUsable = useMayStop(realm);
  const permission = usePermission(realm, 'edit-clients');
  return (
    <span className="flex flex-wrap items-center gap-2">
      {permission.kind === 'missing' && (
        <span className="text-12 text-subtle">
          needs <code className="font-mono">{permission.role}</code>
        </span>
      )}
      <Button
        variant="danger-outline"
        icon={<OctagonX size={15} aria-hidden />}
        isDisabled={!isUsable}
        onPress={() => setIsOpen(true)}
      >
        Emergency stop…
      </Button>
      <StopDialog
        realm={realm}
        client={client}
        to={isOpen ? 'stop' : undefined}
        onClose={() => setIsOpen(false)}
      />
    </span>
  );
}

/** Says that a client was stopped, what is left to do, and the way back. */
export function StoppedNotice({ realm, client }: EmergencyStopProps) {
  const [isOpen, setIsOpen] = useState(false);
  const isUsable = useMayStop(realm);
  if (client.notBefore === 0) return null;
  return (
    <>
      <Notice
        tone="warn"
        actions={
          <Button size="sm" isDisabled={!isUsable} onPress={() => setIsOpen(true)}>
            Take the stop back…
          </Button>
        }
      >
        Every token of this client issued before {absoluteTime(client.notBefore)} is refused. The
        sessions stay listed as{' '}
        <Link
          to="/realms/$realm/clients/$clientId/sessions"
          params={{ realm, clientId: client.clientId }}
          search={{ state: 'stale-token' }}
          className="text-accent-text underline"
        >
          stale tokens
        </Link>{' '}
        and would come alive again with the stop taken back; revoke them to make it final.
      </Notice>
      <StopDialog
        realm={realm}
        client={client}
        to={isOpen ? 'revive' : undefined}
        onClose={() => setIsOpen(false)}
      />
    </>
  );
}

function useMayStop(realm: string): boolean {
  const isAllowed = usePermission(realm, 'edit-clients').kind === 'allowed';
  return useReachability().kind === 'reachable' && isAllowed;
}

interface StopDialogProps extends EmergencyStopProps {
  readonly to: 'stop' | 'revive' | undefined;
  readonly onClose: () => void;
}

function StopDialog({ realm, client, to, onClose }: StopDialogProps) {
  const queryClient = useQueryClient();
  if (!to) return null;
  return (
    <Suspense>
      <EmergencyStopDialog
        realm={realm}
        client={client}
        to={to}
        onClose={onClose}
        onDone={() => {
          void queryClient.invalidateQueries({
            queryKey: realmKeys.client(realm, client.clientId),
          });
          void queryClient.invalidateQueries({ queryKey: realmKeys.clients(realm) });
          onClose();
        }}
      />
    </Suspense>
  );
}
