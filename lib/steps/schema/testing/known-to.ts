import type { Major } from '../../../servers/embedded/testing/start-major';

/** Forms of the test schemas that came with a version, and what an older one is given instead. */
const FORMS: readonly (readonly [since: Major, form: RegExp, before: string])[] = [
  [14, /create or replace trigger/gi, 'create trigger'],
  [14, /parallel safe return (net \* \(1 \+ rate\));/g, "parallel safe as 'select $1';"],
  [15, / unique nulls not distinct /g, ' unique '],
  [15, / with \(security_invoker = true\)/g, ''],
];

/** A test schema as it can be run on a version. */
export function knownTo(text: string, major: Major): string {
  return FORMS.reduce(
    (rest, [since, form, before]) => (major < since ? rest.replaceAll(form, before) : rest),
    text,
  );
}
