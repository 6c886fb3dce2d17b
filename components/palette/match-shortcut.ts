import { isBare, SHORTCUTS, type Shortcut } from './shortcuts';

export interface KeyPress {
  readonly key: string;
  readonly isMod: boolean;
  readonly isAlt: boolean;
  /** ms, any clock. */
  readonly at: number;
  /** The focus is where letters are typed. */
  readonly isTyping: boolean;
}

/** How long the second key of a sequence may take. */
const SEQUENCE_MS = 1_000;

/**
 * Recognises shortcuts in key presses. Bare characters do nothing while someone types, or when they are switched
 * off; a sequence is forgotten after a second.
 */
export class ShortcutMatcher {
  #pending = '';
  #pendingAt = 0;

  /** The shortcut that this press completes, or null. */
  press({ key, isMod, isAlt, at, isTyping }: KeyPress, areBareOn: boolean): Shortcut | null {
    const name = key.length === 1 ? key.toLowerCase() : key;
    if (isAlt || key === 'Shift') return null;
    if (isMod) return SHORTCUTS.find((shortcut) => shortcut.keys === `mod+${name}`) ?? null;
    if (isTyping || !areBareOn) {
      this.#pending = '';
      return null;
    }
    const isFresh = this.#pending !== '' && at - this.#pendingAt <= SEQUENCE_MS;
    const typed = isFresh ? `${this.#pending} ${name}` : name;
    const bare = SHORTCUTS.filter(isBare);
    const found = bare.find((shortcut) => shortcut.keys === typed) ?? null;
    const isBeginning = bare.some((shortcut) => shortcut.keys.startsWith(`${typed} `));
    this.#pending = !found && isBeginning ? typed : '';
    this.#pendingAt = at;
    return found;
  }
}
