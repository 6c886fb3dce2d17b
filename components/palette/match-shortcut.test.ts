import { describe, expect, it } from 'vitest';
import { type KeyPress, ShortcutMatcher } from './match-shortcut';
import { SHORTCUTS, shownKeys } from './shortcuts';

const press = (key: string, over: Partial<KeyPress> = {}): KeyPress => ({
  key,
  isMod: false,
  isAlt: false,
  at: 0,
  isTyping: false,
  ...over,
});

describe('ShortcutMatcher', () => {
  it('knows a chord in either case, even while typing', () => {
    const matcher = new ShortcutMatcher();
    expect(matcher.press(press('K', { isMod: true, isTyping: true }), true)?.id).toBe('palette');
    expect(matcher.press(press('q', { isMod: true }), true)).toBeNull();
  });

  it('knows a sequence within a second, and forgets it after', () => {
    const matcher = new ShortcutMatcher();
    expect(matcher.press(press('g', { at: 0 }), true)).toBeNull();
    expect(matcher.press(press('r', { at: 900 }), true)?.id).toBe('goReport');
    matcher.press(press('g', { at: 2_000 }), true);
    expect(matcher.press(press('r', { at: 3_500 }), true)).toBeNull();
  });

  it('does nothing on bare characters while typing, when they are off, or with Alt', () => {
    const matcher = new ShortcutMatcher();
    expect(matcher.press(press('?', { isTyping: true }), true)).toBeNull();
    expect(matcher.press(press('?'), false)).toBeNull();
    expect(matcher.press(press('?', { isAlt: true }), true)).toBeNull();
    expect(matcher.press(press('?'), true)?.id).toBe('help');
  });

  it('does not carry a sequence over what was typed in a field', () => {
    const matcher = new ShortcutMatcher();
    matcher.press(press('g', { at: 0 }), true);
    matcher.press(press('x', { at: 100, isTyping: true }), true);
    expect(matcher.press(press('r', { at: 200 }), true)).toBeNull();
  });
});

describe('the registry', () => {
  it('gives no two shortcuts the same keys, and none begins another', () => {
    const keys = SHORTCUTS.map((shortcut) => shortcut.keys);
    expect(new Set(keys).size).toBe(keys.length);
    for (const one of keys) {
      expect(keys.filter((other) => other.startsWith(`${one} `))).toEqual([]);
    }
  });

  it('takes nothing that browsers use for themselves', () => {
    for (const key of ['s', 'p', 'f', 'w', 'n', 't', 'r', 'l']) {
      expect(SHORTCUTS.map((shortcut) => shortcut.keys)).not.toContain(`mod+${key}`);
    }
  });

  it('leads to pages of the migration only from inside one', () => {
    const report = SHORTCUTS.find((shortcut) => shortcut.id === 'goReport')!;
    expect(report.to?.({ path: '/migrations/abc/1' })).toBe('/migrations/abc/report');
    expect(report.to?.({ path: '/migrations' })).toBeNull();
    expect(report.to?.({ path: '/migrations/new' })).toBeNull();
  });

  it('shows keys as people know them', () => {
    expect(shownKeys('mod+k', true)).toBe('⌘ K');
    expect(shownKeys('mod+k', false)).toBe('Ctrl K');
    expect(shownKeys('g r', false)).toBe('G R');
  });
});
