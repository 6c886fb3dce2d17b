import { visibleText, withoutColours } from './visible-text';

/**
 * What is printed to a terminal: our own line breaks stay, but no text from outside moves its cursor, paints, names its
 * window, turns directions or returns to the beginning of a line.
 */
export function terminalText(text: string): string {
  return text
    .split('\n')
    .map((line) => withoutColours(visibleText(line)))
    .join('\n');
}
