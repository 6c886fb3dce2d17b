import type { TimeStyle } from './format-log-time';
import { TIME_STYLES } from './format-log-time';

export interface LogSettings {
  readonly time: TimeStyle;
  readonly isWrapped: boolean;
}

const KEY = 'mudanza-log';
const DEFAULT: LogSettings = { time: 'relative', isWrapped: false };

/** How this viewer likes logs, as kept in the browser; the defaults when it keeps nothing. */
export function readLogSettings(): LogSettings {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return DEFAULT;
    const time = TIME_STYLES.find((style) => style === Reflect.get(stored, 'time'));
    return { time: time ?? DEFAULT.time, isWrapped: Reflect.get(stored, 'isWrapped') === true };
  } catch {
    return DEFAULT;
  }
}

/** Keeps the choice; a browser that keeps nothing is no error. */
export function writeLogSettings(settings: LogSettings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Private windows may refuse; the choice then holds for this page only.
  }
}
