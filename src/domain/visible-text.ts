/**
 * Text from Keycloak with every character that would hide or reorder what is read spelled out:
 * controls, zero-width characters and bidi overrides become `⟨U+202E⟩`. Names are chosen by users and
 * identity providers, so they may be hostile.
 */
export function visibleText(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) =>
      `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}
