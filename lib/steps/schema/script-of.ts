import type { SchemaStatement } from './schema-statement';

/** The statements as one script: what is hashed, shown and deployed. */
export function scriptOf(statements: readonly Pick<SchemaStatement, 'text'>[]): string {
  return `${statements.map(({ text }) => text).join(';\n\n')};\n`;
}
