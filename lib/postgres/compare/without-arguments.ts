/** The name of a routine without the arguments that its name in the catalog holds; any other name as it is. */
export function withoutArguments(name: string): string {
  const at = name.endsWith(')') ? name.indexOf('(') : -1;
  return at < 0 ? name : name.slice(0, at);
}
