import { type Document, isMap, isNode, isPair, LineCounter } from 'yaml';
import { z } from 'zod';
import type { Locale } from '../../i18n/locale';
import { translate } from '../../i18n/translate';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { parseYaml, yamlValue } from '../../platform/yaml/parse-yaml';
import { checkPlanSteps, type PlanProblem } from './check-plan-steps';
import { PlanFile } from './plan-schema';

type Issue = z.core.$ZodIssue;

/** What errors call the text: it was pasted. */
const NAME = 'plan.yml';

/** Problems shown at once; the rest is counted. */
const SHOWN = 8;

/** Offset of what a path points to: the key of the pair where there is one, else the value. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[], key?: string): number {
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

interface Place {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  readonly locale: Locale;
}

function sentence({ path, text }: PlanProblem, { document, lines }: Place, key?: string): string {
  const at = lines.linePos(offsetOf(document, path, key)).line;
  return `${at}: ${[...path, ...(key ? [key] : [])].join('.') || 'plan'}: ${text}`;
}

function shapeProblems(issue: Issue, place: Place): string[] {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') return [sentence({ path, text: issue.message }, place)];
  const text = translate(place.locale, 'report.plan.unknownKey');
  return issue.keys.map((key) => sentence({ path, text }, place, key));
}

function refuse(problems: readonly string[]): never {
  const sorted = [...problems].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  const more = sorted.length > SHOWN ? ` (+${sorted.length - SHOWN})` : '';
  const detail = sorted.slice(0, SHOWN).join('; ');
  throw new MudanzaError('MUD-620', { params: { count: sorted.length, detail: `${detail}${more}` } });
}

/**
 * Reads a plan file. Throws MUD-620 with the line of each problem: YAML that cannot be read, unknown keys,
 * wrong values, values that a step would refuse, a secret, a required step left out; MUD-831
 * for a bomb. `locale` is that of the messages.
 */
export function readPlan(text: string, locale: Locale = 'en'): PlanFile {
  const lines = new LineCounter();
  const document = parseYaml(text, NAME, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    refuse(
      document.errors.map((error) => `${error.linePos?.[0].line ?? 1}: ${error.message.split('\n')[0]}`),
    );
  }
  const parsed = PlanFile.safeParse(yamlValue(document, NAME), {
    error: z.locales[locale]().localeError,
  });
  const place = { document, lines, locale };
  if (!parsed.success) refuse(parsed.error.issues.flatMap((issue) => shapeProblems(issue, place)));
  const problems = checkPlanSteps(parsed.data, locale);
  if (problems.length > 0) refuse(problems.map((problem) => sentence(problem, place)));
  return parsed.data;
}
