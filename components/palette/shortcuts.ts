import type { MessageKey } from '@/lib/i18n/message';

export interface Shortcut {
  readonly id: 'palette' | 'help' | 'goMigrations' | 'goGlossary' | 'goOverview' | 'goReport' | 'goLog';
  /**
   * Keys as `KeyboardEvent.key` in lower case; `mod` is ⌘ on a Mac and Ctrl elsewhere; a space separates keys
   * pressed one after the other.
   */
  readonly keys: string;
  readonly label: MessageKey;
  /** Where it leads. A shortcut without one is handled by the palette itself. */
  readonly to?: (place: Place) => string | null;
}

/** Where the viewer is: what some shortcuts need to know. */
export interface Place {
  readonly path: string;
}

const inMigration = (suffix: string) => (place: Place) => {
  const match = /^\/migrations\/([^/]+)/.exec(place.path);
  return match && match[1] !== 'new' ? `/migrations/${match[1]}${suffix}` : null;
};

/** Every shortcut of the product. None of them changes anything: they only go somewhere. */
export const SHORTCUTS: readonly Shortcut[] = [
  { id: 'palette', keys: 'mod+k', label: 'ui.shortcut.palette' },
  { id: 'help', keys: '?', label: 'ui.shortcut.help' },
  { id: 'goMigrations', keys: 'g m', label: 'ui.shortcut.goMigrations', to: () => '/migrations' },
  { id: 'goOverview', keys: 'g o', label: 'ui.shortcut.goOverview', to: inMigration('') },
  { id: 'goReport', keys: 'g r', label: 'ui.shortcut.goReport', to: inMigration('/report') },
  { id: 'goLog', keys: 'g l', label: 'ui.shortcut.goLog', to: () => '#log' },
  { id: 'goGlossary', keys: 'g w', label: 'ui.shortcut.goGlossary', to: () => '/glossary' },
];

/** True when a shortcut is a bare character: those can be switched off (WCAG 2.1.4). */
export function isBare(shortcut: Shortcut): boolean {
  return !shortcut.keys.includes('+');
}

/** The keys as people read them: `⌘K`, `Ctrl K`, `g r`. */
export function shownKeys(keys: string, isMac: boolean): string {
  return keys
    .split(' ')
    .map((key) =>
      key
        .replace('mod+', isMac ? '⌘ ' : 'Ctrl ')
        .toUpperCase()
        .replace('CTRL', 'Ctrl'),
    )
    .join(' ');
}
