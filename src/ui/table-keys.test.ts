import { describe, expect, it } from 'vitest';

import { tableKey } from './table-keys.ts';

const press = (key: string, modifiers: Partial<Parameters<typeof tableKey>[0]> = {}) =>
  tableKey(
    { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...modifiers },
    20,
  );

describe('tableKey', () => {
  it('moves by arrows and by J and K', () => {
    expect(press('ArrowDown')).toEqual(press('j'));
    expect(press('k')).toEqual({ kind: 'move', by: -1, extend: false });
    expect(press('PageDown')).toEqual({ kind: 'move', by: 19, extend: false });
    expect(press('ArrowDown', { shiftKey: true })).toMatchObject({ extend: true });
  });

  it('selects with X and Space, a range with Shift, all with Ctrl A', () => {
    expect(press('x')).toEqual({ kind: 'select', range: false });
    expect(press('X', { shiftKey: true })).toEqual({ kind: 'select', range: true });
    expect(press('a', { ctrlKey: true })).toEqual({ kind: 'all' });
  });

  it('leaves the browser its own keys', () => {
    expect(press('r', { ctrlKey: true })).toBeUndefined();
    expect(press('ArrowLeft', { altKey: true })).toBeUndefined();
    expect(press('Tab')).toBeUndefined();
  });
});
