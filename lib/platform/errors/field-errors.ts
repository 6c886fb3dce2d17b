import { ZodError } from 'zod';
import type { Translate } from '../../i18n/translate';

type Issue = ZodError['issues'][number];

/** What is wrong with a value and how to put it right, without the value. */
function sentence(issue: Issue, t: Translate): string {
  // A schema of ours may give the key of a text as its message.
  const own = /^[a-z][\w.]+\.\w+$/.test(issue.message) ? t({ key: issue.message as never }) : issue.message;
  if (own !== issue.message) return own;
  const isNumber = 'origin' in issue && issue.origin === 'number';
  if (issue.code === 'too_small' && isNumber)
    return t(issue.inclusive ? 'app.input.atLeast' : 'app.input.above', {
      limit: Number(issue.minimum),
    });
  if (issue.code === 'too_small' && issue.origin === 'string' && Number(issue.minimum) > 1)
    return t('app.input.tooShort', { limit: Number(issue.minimum) });
  if (issue.code === 'too_small') return t('app.input.missing');
  if (issue.code === 'too_big' && isNumber) return t('app.input.atMost', { limit: Number(issue.maximum) });
  if (issue.code === 'too_big') return t('app.input.tooLong', { limit: Number(issue.maximum) });
  if (issue.code === 'invalid_type' && issue.expected === 'int') return t('app.input.whole');
  if (issue.code === 'invalid_type' && issue.expected === 'number') return t('app.input.number');
  if (issue.code === 'invalid_value') return t('app.input.choice');
  if (issue.code === 'invalid_format' && issue.format === 'date') return t('app.input.date');
  return t('app.input.wrong');
}

/** Sentences by field name, the first of each, for an input that a schema refused; undefined for any other error. */
export function fieldErrors(error: unknown, t: Translate): Record<string, string> | undefined {
  const refused = error instanceof Error && error.cause instanceof ZodError ? error.cause : error;
  if (!(refused instanceof ZodError)) return undefined;
  return Object.fromEntries(
    refused.issues.map((issue) => [String(issue.path[0] ?? ''), sentence(issue, t)]).reverse(),
  );
}
