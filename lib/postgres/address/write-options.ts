function quoted(schema: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(schema) ? schema : `"${schema.replaceAll('"', '""')}"`;
}

/** A list of schemas as `search_path` takes it: what is no plain name stands in quotes. */
export function searchPathText(schemas: readonly string[]): string {
  return schemas.map(quoted).join(',');
}

/** Settings of the server as libpq's `options` holds them; white space and backslashes are escaped. */
export function optionsText(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value.replace(/[\\\s]/g, '\\$&')}`)
    .join(' ');
}
