export interface Assignment {
  readonly name: string;
  readonly value: string;
}

const LINE =
  /^\s*(?:export\s+|set\s+|-\s+)?["']?(?<name>[A-Za-z_][\w.-]*)["']?\s*(?::(?!\/\/)\s+|=\s*)(?<value>.*?),?\s*$/;

/** The value of a line of an `.env`: quotes are taken off, and so is a comment behind an unquoted value. */
function bare(value: string): string {
  const quoted = /^(["'`])(.*)\1(?:\s+#.*)?$/s.exec(value);
  if (quoted) return quoted[2] ?? '';
  return value.replace(/\s+#.*$/, '').trim();
}

/**
 * Assignments of an `.env` file, a shell's exports, or a flat YAML mapping, one per line. Lines of any other kind
 * (comments, a bare URL) are passed over.
 */
export function readAssignments(text: string): Assignment[] {
  return text.split(/\r\n?|\n/).flatMap((line) => {
    if (/^\s*(#|\/\/|$)/.test(line) || /^\s*["']?[a-z][a-z0-9+.-]*:(\/\/|[a-z]+:\/\/)/i.test(line)) return [];
    const groups = LINE.exec(line)?.groups;
    const name = groups?.name;
    return name === undefined ? [] : [{ name, value: bare(groups?.value ?? '') }];
  });
}
