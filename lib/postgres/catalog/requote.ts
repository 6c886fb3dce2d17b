/**
 * Words that only some of the versions 13 to 18 put in quotes (found by asking each one for its keywords): quoted
 * everywhere, which all of them understand, so that a name is the same whichever server wrote it.
 */
const SOMETIMES_QUOTED: readonly string[] = [
  'json',
  'json_array',
  'json_arrayagg',
  'json_exists',
  'json_object',
  'json_objectagg',
  'json_query',
  'json_scalar',
  'json_serialize',
  'json_table',
  'json_value',
  'merge_action',
  'system_user',
];

const BARE = new RegExp(String.raw`("(?:[^"]|"")*")|(?<![\w$])(${SOMETIMES_QUOTED.join('|')})(?![\w$])`, 'g');

/** A name as `quote_ident` would write it if every version had the keywords of all; the arguments of a function stay. */
export function requote(name: string): string {
  const end = name.indexOf('(');
  const head = end < 0 ? name : name.slice(0, end);
  if (!/json|merge_action|system_user/.test(head)) return name;
  const quoted = head.replaceAll(BARE, (whole: string, _: unknown, word?: string) =>
    word ? `"${word}"` : whole,
  );
  return quoted + name.slice(head.length);
}
