/** One header line `Name: value` as headers for `fetch`; null for a line that is none. */
export function parseHeader(line: string | null | undefined): Record<string, string> | null {
  const [, name, value] = /^([\w!#$%&'*+.^`|~-]+)\s*:([^\r\n]*)$/.exec(line ?? '') ?? [];
  return name ? { [name]: (value ?? '').trimStart() } : null;
}
