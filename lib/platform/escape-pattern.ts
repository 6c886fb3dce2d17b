/** A text as a pattern that matches it and nothing else: names from outside may hold any sign. */
export function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
