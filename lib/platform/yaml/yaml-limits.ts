/** A file somebody wrote has none of these; past them a parser recurses until the whole process dies. */
export const YAML_LIMITS = {
  characters: 300_000,
  entries: 20_000,
  references: 500,
  depth: 60,
} as const;

export interface YamlExcess {
  readonly what: keyof typeof YAML_LIMITS;
  readonly line: number;
}

/** How far brackets nest at most, and on which line; those in quotes and comments do not count. */
function flowDepth(text: string): { depth: number; line: number } {
  let [depth, deepest, line, at] = [0, 0, 1, 1];
  for (const [token] of text.matchAll(/"(?:[^"\\\n]|\\.){0,1000}"|'[^'\n]*'|(?:^|\s)#[^\n]*|[[\]{}\n]/g)) {
    if (token.endsWith('\n') || token.startsWith('\n')) line += 1;
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth = Math.max(0, depth - 1);
    if (depth > deepest) [deepest, at] = [depth, line];
  }
  return { depth: deepest, line: at };
}

const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;

/** How many levels a block has that is indented ever further, `- - -` on one line included. */
function blockDepth(lines: readonly string[]): { depth: number; line: number } {
  const open: number[] = [];
  let [deepest, at] = [0, 1];
  for (const [index, text] of lines.entries()) {
    const indent = text.length - text.trimStart().length;
    if (indent === text.length) continue;
    while ((open.at(-1) ?? -1) >= indent) open.pop();
    open.push(indent);
    const compact = /^\s*((?:[-?:]\s+)*)/.exec(text)?.[1]?.match(/[-?:]/g)?.length ?? 0;
    if (open.length + compact > deepest) [deepest, at] = [open.length + compact, index + 1];
  }
  return { depth: deepest, line: at };
}

/**
 * Looks at YAML (or JSON, which is YAML too) before a parser does, in one pass over the text: null for what is fit to
 * be parsed, else what there is too much of and where. Pure.
 */
export function yamlExcess(text: string): YamlExcess | null {
  if (text.length > YAML_LIMITS.characters) return { what: 'characters', line: 1 };
  const lines = text.split('\n');
  if (count(text, /[,\n]/g) > YAML_LIMITS.entries) return { what: 'entries', line: 1 };
  if (count(text, /(?:^|[\s[{,:-])[*&][^\s,\]}]+/gm) > YAML_LIMITS.references)
    return { what: 'references', line: 1 };
  for (const { depth, line } of [flowDepth(text), blockDepth(lines)])
    if (depth > YAML_LIMITS.depth) return { what: 'depth', line };
  return null;
}
