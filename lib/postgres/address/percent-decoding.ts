/** The text decoded, or null where a percent sign does not begin a valid sequence: then it was never encoded. */
export function percentDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
