import { useMutation } from '@tanstack/react-query';

import { setClientNotBefore } from '#api/client-not-before.ts';
import { serverNow } from '#api/server-clock.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import type { RealmClient } from '#domain/realm-client.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Notice } from '#ui/notice.tsx';

interface EmergencyStopDialogProps {
  readonly realm: string;
  readonly client: RealmClient;
  readonly to: 'stop' | 'revive';
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks before every token of a client is refused, or let in again, and says what that does. */
export function EmergencyStopDialog(props: EmergencyStopDialogProps) {
  const { realm, client, to, onClose, onDone } = props;
  const write = useMutation({
    mutationFn: async () => {
      // A token of this very second must not get through.
      const notBefore = to === 'stop' ? serverNow() + 1 : 0;
      await setClientNotBefore(realm, client.uuid, notBefore);
      const { recordNote } = await import('#jobs/journal-store.ts');
      await recordNote({
        kind: 'not-before',
        realm,
        client: { uuid: client.uuid, clientId: client.clientId },
        notBefore,
      });
    },
    onSuccess: onDone,
  });
  return (
    <Dialog
      title={
        <>
          {to === 'stop' ? 'Stop every token of' : 'Let tokens live again of'}{' '}
          <ForeignText text={client.clientId} className="font-mono font-medium" />
        </>
      }
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            Cancel
          </Button>
          <Button variant="danger" isDisabled={write.isPending} onPress={() => write.mutate()}>
            {to === 'stop' ? 'Stop all tokens now' : 'Take the stop back'}
          </Button>
        </>
      }
    >
      {to === 'stop' ? <StopFacts /> : <ReviveFacts />}
      {write.error && (
        <Notice tone="danger" role="alert">
          {visibleText(write.error.message)}
        </Notice>
      )}
    </Dialog>
  );
}

function StopFacts() {
  return (
    <ul className="text-14 text-muted flex list-disc flex-col gap-2 pl-5">
      <li>
        One call sets the client’s not-before to now. From then on Keycloak refuses every token that
        this client got until now, <b className="text-text">online ones too</b>: everybody who uses
        the app signs in again.
      </li>
      <li>
        An app that checks access tokens by itself takes them until they end, a minute after they
        were issued unless the realm says otherwise.
      </li>
      <li>Other clients, and the SSO sessions of the users, go on.</li>
      <li>
        The sessions stay listed, as stale. Revoke them afterwards: as long as they are there,
        taking the stop back lets their tokens work again.
      </li>
    </ul>
  );
}

function ReviveFacts() {
  return (
    <p className="text-14 text-muted">
      The client’s not-before is cleared. Tokens of sessions that are still listed work again at
      once,
      <b className="text-text"> also those in the wrong hands</b>. Revoke the stale sessions first
      if that must not be.
    </p>
  );
}
