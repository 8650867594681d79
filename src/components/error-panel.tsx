import { Link } from '@tanstack/react-router';
import { CircleAlert, Lock, SearchX, ServerOff } from 'lucide-react';

import type { ApiError } from '#api/api-error.ts';
import { type Action, can, roleFor } from '#domain/permission.ts';
import { visibleText } from '#domain/visible-text.ts';
import { buttonClass } from '#ui/button-class.ts';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { StatePanel } from '#ui/state-panel.tsx';
import { Tag } from '#ui/tag.tsx';

import { usePerson } from './use-person.ts';

interface ErrorPanelProps {
  readonly error: ApiError;
  readonly realm: string | undefined;
  /** What was to be shown: a refusal names the role for it. */
  readonly action: Action;
  readonly onRetry: () => void;
}

/** One error in place of what it kept from being shown, with the way out of it. */
export function ErrorPanel({ error, realm, action, onRetry }: ErrorPanelProps) {
  const roles = usePerson()?.rolesIn(realm ?? '') ?? new Set<string>();
  const isAllowed = can(roles, action).kind === 'allowed';
  const retry = (
    <Button variant="primary" onPress={onRetry}>
      Try again
    </Button>
  );
  // Keycloak gives people without the role an empty list, in which nothing can be found.
  const isHidden = error.kind === 'missing' && error.said === undefined && !isAllowed;
  switch (isHidden ? 'forbidden' : error.kind) {
    case 'forbidden':
      return <NoPermission error={error} realm={realm} action={action} onRetry={onRetry} />;
    case 'missing':
      return (
        <StatePanel
          isPage
          icon={SearchX}
          title="There is no such thing here"
          actions={
            <>
              {retry}
              <Link to="/" className={buttonClass('secondary')}>
                Go to the start
              </Link>
            </>
          }
          role="alert"
        >
          <p>{visibleText(error.message)}</p>
          <p>It may have been renamed or deleted, or the link is wrong.</p>
        </StatePanel>
      );
    case 'unreachable':
      return (
        <StatePanel
          isPage
          icon={ServerOff}
          tone="danger"
          title="Can’t reach Keycloak"
          actions={retry}
          role="alert"
        >
          <p>{visibleText(error.message)}</p>
        </StatePanel>
      );
    case 'signed-out':
      return <StatePanel isPage icon={Lock} title="Your Keycloak session has ended" role="alert" />;
    case 'conflict':
    case 'malformed':
    case 'server':
      return (
        <StatePanel
          isPage
          icon={CircleAlert}
          tone="danger"
          title="This did not work"
          actions={
            <>
              {retry}
              <CopyButton text={`Curfew, ${location.href}\n${error.kind}: ${error.message}`}>
                Copy details
              </CopyButton>
            </>
          }
          role="alert"
        >
          <p>{visibleText(error.message)}</p>
        </StatePanel>
      );
  }
}

function NoPermission({ error, realm, action, onRetry }: ErrorPanelProps) {
  const person = usePerson();
  const role = roleFor(action);
  const where = realm ?? 'this realm';
  const has = can(person?.rolesIn(realm ?? '') ?? new Set(), action).kind === 'allowed';
  return (
    <StatePanel
      isPage
      icon={Lock}
      tone="warn"
      title={`You can’t ${ACTION_WORDS[action]} ${visibleText(where)}`}
      role="alert"
      actions={
        <>
          <CopyButton
            text={`Please give ${person?.username ?? 'me'} the role ${role} of realm ${where} in Keycloak, to ${ACTION_WORDS[action]} ${where} with Curfew.`}
          >
            Copy request for an admin
          </CopyButton>
          <Link to="/" className={buttonClass('ghost')}>
            Go to the start
          </Link>
          <Button variant="ghost" onPress={onRetry}>
            Try again
          </Button>
        </>
      }
    >
      <p>{visibleText(error.message)}</p>
      <p className="flex flex-wrap items-center justify-center gap-1.5">
        <Tag tone={has ? 'ok' : 'danger'}>
          <code className="font-mono">{role}</code>
        </Tag>
        {has &&
          'which your token has: it was taken away since, or Keycloak refuses for another reason.'}
      </p>
    </StatePanel>
  );
}

const ACTION_WORDS: Record<Action, string> = {
  'view-policy': 'see the policy of',
  'edit-policy': 'edit the policy of',
  'view-clients': 'see the clients of',
  'edit-clients': 'edit the clients of',
  'view-sessions': 'list sessions in',
  'view-users': 'see the users of',
  revoke: 'revoke sessions in',
  'view-events': 'see the admin events of',
  'manage-events': 'switch the admin events of',
};
