import { visibleText } from '#domain/visible-text.ts';

interface ForeignTextProps {
  /** Text that somebody else chose: a name, an id, a clientId. It may be hostile or very long. */
  readonly text: string;
  readonly className?: string;
}

/** Text from Keycloak: never reorders what is around it, hides nothing, is not translated. */
export function ForeignText({ text, className = '' }: ForeignTextProps) {
  const shown = visibleText(text);
  return (
    <bdi translate="no" title={shown.length > 24 ? shown : undefined} className={className}>
      {shown}
    </bdi>
  );
}
