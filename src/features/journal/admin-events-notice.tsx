import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { adminEventSettingsQuery } from '#api/admin-event-queries.ts';
import { switchOnAdminEventsMutation } from '#components/switch-on-admin-events.ts';
import { usePermission } from '#components/use-person.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Notice } from '#ui/notice.tsx';

/** Says where Keycloak keeps no admin events, and offers to switch them on. */
export function AdminEventsNotice({ realm }: { realm: string }) {
  const settings = useQuery(adminEventSettingsQuery(realm));
  const permission = usePermission(realm, 'manage-events');
  const [isAsking, setIsAsking] = useState(false);
  if (!settings.data || settings.data.isEnabled) return null;
  return (
    <>
      <Notice
        tone="info"
        actions={
          <Button
            size="sm"
            isDisabled={permission.kind !== 'allowed'}
            onPress={() => setIsAsking(true)}
          >
            Switch on admin events…
          </Button>
        }
      >
        Keycloak keeps no admin events of this realm, so what others do is not here: neither in its
        console nor from another computer.
        {permission.kind === 'missing' && (
          <>
            {' '}
            Switching them on needs the role{' '}
            <code className="text-12 font-mono">{permission.role}</code>.
          </>
        )}
      </Notice>
      {isAsking && <SwitchOnDialog realm={realm} onClose={() => setIsAsking(false)} />}
    </>
  );
}

function SwitchOnDialog({ realm, onClose }: { realm: string; onClose: () => void }) {
  const write = useMutation(switchOnAdminEventsMutation(realm));
  return (
    <Dialog
      title="Switch on admin events"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            Cancel
          </Button>
          <Button
            variant="primary"
            isDisabled={write.isPending}
            onPress={() => write.mutate(undefined, { onSuccess: onClose })}
          >
            Switch on
          </Button>
        </>
      }
    >
      <ul className="text-14 text-muted flex list-disc flex-col gap-2 pl-5">
        <li>
          From now on, not backwards, Keycloak writes a row into its database for every change by an
          admin, with what was sent: <b className="text-text">one for each revoked session</b> or
          consent, so a job of 10,000 writes 10,000.
        </li>
        <li>
          The rows stay until they expire. Keycloak sets no expiry by itself: set one in its console
          under Realm settings, Events, if the database must not grow.
        </li>
        <li>
          What was sent may name people. Whoever has the role{' '}
          <code className="text-12 font-mono">view-events</code> can read it.
        </li>
      </ul>
      {write.error && (
        <Notice tone="danger" role="alert">
          {visibleText(write.error.message)}
        </Notice>
      )}
    </Dialog>
  );
}
