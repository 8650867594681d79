import { Button } from '#ui/button.tsx';

import { usePermission } from './use-person.ts';
import { useReachability } from './use-reachability.ts';

interface RevokeButtonProps {
  readonly realm: string;
  /** Read aloud where the words alone do not tell what is revoked. */
  readonly label?: string;
  readonly isQuiet?: boolean;
  readonly isDisabled?: boolean;
  readonly children: string;
  readonly onPress: () => void;
}

/** Asks for the revoke dialog. Disabled for people who may not; the page says which role they lack. */
export function RevokeButton({ realm, label, isQuiet = false, ...props }: RevokeButtonProps) {
  const isAllowed = usePermission(realm, 'revoke').kind === 'allowed';
  const isReachable = useReachability().kind === 'reachable';
  return (
    <Button
      variant={isQuiet ? 'ghost' : 'danger-outline'}
      size={isQuiet ? 'sm' : 'md'}
      {...(label !== undefined && { 'aria-label': label })}
      isDisabled={props.isDisabled === true || !isAllowed || !isReachable}
      onPress={props.onPress}
    >
      {props.children}
    </Button>
  );
}
