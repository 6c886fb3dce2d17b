/** The last part of a name that Postgres wrote, `public."a.b"` → `"a.b"`: read from its end, each sign once. */
export function lastPart(name: string): string {
  if (!name.endsWith('"'))
    return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('"')) + 1) || name;
  let quote = name.lastIndexOf('"', name.length - 2);
  while (quote > 0 && name[quote - 1] === '"') quote = name.lastIndexOf('"', quote - 2);
  return quote < 0 ? name : name.slice(quote);
}
