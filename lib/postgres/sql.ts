declare const brand: unique symbol;

/** SQL text and its parameters, made by `sql` or `trustedSql` only: a plain string cannot be sent to a server. */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
  /** True for a text from outside: it is sent alone in a message, so that the server refuses a second statement in it. */
  readonly isAlone?: true;
  readonly [brand]: true;
}

declare const fragmentBrand: unique symbol;

/** Part of an SQL text that may be spliced in as it is: a quoted identifier or a constant fragment. */
export interface Fragment {
  readonly fragment: string;
  readonly [fragmentBrand]: true;
}

function fragment(text: string): Fragment {
  return { fragment: text } as Fragment;
}

function branded(text: string, values: readonly unknown[], isAlone = false): Sql {
  const plain: Omit<Sql, typeof brand> = isAlone ? { text, values, isAlone } : { text, values };
  return plain as Sql;
}

function isFragment(value: unknown): value is Fragment {
  return typeof value === 'object' && value !== null && 'fragment' in value;
}

/** Quotes an identifier, or a qualified name part by part: `ident('public', 'users')` → `"public"."users"`. */
export function ident(...parts: readonly string[]): Fragment {
  return fragment(parts.map((part) => `"${part.replaceAll('"', '""')}"`).join('.'));
}

/** Quotes a text as an SQL literal, for statements that take no parameters (DDL, SET). */
export function literal(text: string): Fragment {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return fragment(text.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}` : quoted);
}

/** A fragment written in our own source code; never for anything a person or a database supplied. */
export function constantSql(text: string): Fragment {
  return fragment(text);
}

/** Tagged template: values become parameters `$1…`, fragments are spliced in. */
export function sql(strings: TemplateStringsArray, ...inputs: readonly unknown[]): Sql {
  const values: unknown[] = [];
  let text = strings[0] ?? '';
  inputs.forEach((input, index) => {
    text += isFragment(input) ? input.fragment : `$${values.push(input)}`;
    text += strings[index + 1] ?? '';
  });
  return branded(text, values);
}

/**
 * Promotes text to SQL. The reason names why it may be trusted: a file of this repository, or statements that
 * an operator read in a preview and confirmed. Only a file of our own may hold several statements.
 */
export function trustedSql(
  text: string,
  reason: 'own-file' | 'operator-confirmed' | 'built-from-catalog',
): Sql {
  return branded(text, [], reason !== 'own-file');
}

/** A text put together from texts that `sql` made, with their parameters: see `joinQueries`. */
export function sqlWithValues(text: string, values: readonly unknown[]): Sql {
  return branded(text, values);
}

/** Tagged template without values: constant SQL that several statements share, such as a column list. */
export function constant(strings: TemplateStringsArray): Fragment {
  return fragment(strings.join(''));
}
