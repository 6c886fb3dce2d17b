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

/** A name of an argument: followed by its type. */
const ARGUMENT = new RegExp(
  String.raw`((?:^\(|, )(?:(?:IN|OUT|INOUT|VARIADIC) )?)(${SOMETIMES_QUOTED.join('|')})(?= ["\w])`,
  'g',
);

/**
 * A name as `quote_ident` would write it if every version had the keywords of all; of a function's arguments the
 * names, not the types.
 */
export function requote(written: string): string {
  // From 14 on the arguments of a procedure say IN.
  const name = written.replaceAll(/(?<=\(|, )IN (?=\S)/g, '');
  if (!/json|merge_action|system_user/.test(name)) return name;
  const end = name.indexOf('(');
  const head = end < 0 ? name : name.slice(0, end);
  const quoted = head.replaceAll(BARE, (whole: string, _: unknown, word?: string) =>
    word ? `"${word}"` : whole,
  );
  return quoted + name.slice(head.length).replaceAll(ARGUMENT, '$1"$2"');
}
