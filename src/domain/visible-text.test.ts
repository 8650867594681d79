import { describe, expect, it } from 'vitest';

import { visibleText } from './visible-text.ts';

describe('visibleText', () => {
  it('spells out what would reorder or hide text', () => {
    expect(visibleText('price\u202Etsil')).toBe('price⟨U+202E⟩tsil');
    expect(visibleText('a\u200Bb')).toBe('a⟨U+200B⟩b');
    expect(visibleText('a\nb\u0000')).toBe('a⟨U+000A⟩b⟨U+0000⟩');
    expect(visibleText('\uFEFFx')).toBe('⟨U+FEFF⟩x');
  });

  it('leaves letters of any script alone', () => {
    for (const text of ['mara.lindqvist', 'עברית', '日本語', 'é', '<img src=x>', '👩']) {
      expect(visibleText(text)).toBe(text);
    }
  });
});
