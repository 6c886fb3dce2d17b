const LITERAL = /\$(\w*)\$[\s\S]*?(?:\$\1\$|$)|'(?:[^']|'')*(?:'|$)/g;

/**
 * A statement without its literals, which may be passwords or people's data. With a backslash in it the end of a
 * literal is not to be told for sure, so all from the first quote on is left out. Pure.
 */
export function blankLiterals(statement: string): string {
  const quote = statement.search(/['$]/);
  if (statement.includes('\\') && quote !== -1) return `${statement.slice(0, quote)}'…'`;
  return statement.replaceAll(LITERAL, "'…'");
}
