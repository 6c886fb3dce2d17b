import { isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { MudanzaError } from '../errors/mudanza-error';
import type { Locale } from '../i18n/locale';
import { PlanFile } from './plan-schema';

type Issue = z.core.$ZodIssue;
type Document = ReturnType<typeof parseDocument>;

/** Problems shown at once; the rest is counted. */
const SHOWN = 8;

/** Offset of what a path points to: the key of the pair where there is one, else the value. */
function offsetOf(document: Document, path: readonly PropertyKey[], key?: string): number {
  const names = path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  for (let length = names.length; length >= 0; length -= 1) {
    const parent = length === 0 ? document.contents : document.getIn(names.slice(0, length), true);
    const wanted = length === names.length ? key : names[length];
    if (isMap(parent) && wanted !== undefined) {
      const pair = parent.items.find((item) => isPair(item) && String(item.key) === String(wanted));
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    if (isNode(parent) && parent.range) return parent.range[0];
  }
  return 0;
}

function sentences(issue: Issue, document: Document, lines: LineCounter): string[] {
  const at = (key?: string) => lines.linePos(offsetOf(document, issue.path, key)).line;
  const where = issue.path.map(String).join('.') || 'plan';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${at(key)}: ${[...issue.path.map(String), key].join('.')}: ?`);
  }
  return [`${at()}: ${where}: ${issue.message}`];
}

function refuse(problems: readonly string[]): never {
  const sorted = [...problems].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  const more = sorted.length > SHOWN ? ` (+${sorted.length - SHOWN})` : '';
  const detail = sorted.slice(0, SHOWN).join('; ');
  throw new MudanzaError('MUD-620', { params: { count: sorted.length, detail: `${detail}${more}` } });
}

/**
 * Reads a plan file. Throws MUD-620 with the line of each problem: YAML that cannot be read, unknown keys (marked
 * with a question mark), wrong values, a secret, a required step left out. `locale` is that of the messages.
 */
export function readPlan(text: string, locale: Locale = 'en'): PlanFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    refuse(
      document.errors.map((error) => `${error.linePos?.[0].line ?? 1}: ${error.message.split('\n')[0]}`),
    );
  }
  const parsed = PlanFile.safeParse(document.toJS({ maxAliasCount: 100 }), {
    error: z.locales[locale]().localeError,
  });
  if (!parsed.success) refuse(parsed.error.issues.flatMap((issue) => sentences(issue, document, lines)));
  return parsed.data;
}
