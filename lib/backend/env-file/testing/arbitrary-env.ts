import { fc } from '../../../platform/testing/fc';
import { scanEnv } from '../scan-env';

const key = fc.constantFrom(
  'DATABASE_URL',
  'POSTGRES_HOST',
  'POSTGRES_PASSWORD',
  'REDIS_URL',
  'A',
  'B',
  'x.y-z',
);
const bare = fc.stringMatching(/^[\w:/@.%+-]{0,20}$/);
const value = fc.oneof(bare, fc.stringMatching(/^[ -&(-[\]-~]{0,24}$/));
const line = fc.oneof(
  fc.constantFrom('', '# comment', '   ', '#A=commented out', 'not a pair', '\t# tab'),
  fc
    .tuple(
      fc.constantFrom('', 'export ', '  '),
      key,
      fc.constantFrom('=', ' = ', '= '),
      fc.oneof(
        bare,
        bare.map((text) => `"${text}"`),
        bare.map((text) => `'${text} #'`),
        bare.map((text) => `"${text}\n${text}"`),
        fc.constantFrom('${A}', '$B', '"${POSTGRES_HOST}:1"'),
      ),
      fc.constantFrom('', ' # why', '  '),
    )
    .map((parts) => parts.join('')),
);
/** Env files as people write them: comments, quotes, `export`, duplicates, references, CRLF, no last line end. */
export const envFile = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([lines, eol, hasEnd]) => lines.join('\n').replaceAll('\n', eol) + (hasEnd ? eol : ''));
/** What to set in one. */
export const envChanges = fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 });

/** The text with the values of the named keys taken out. */
export function envRest(text: string, names: ReadonlySet<string>): string {
  let out = '';
  let at = 0;
  for (const pair of scanEnv(text)) {
    if (!names.has(pair.key)) continue;
    out += text.slice(at, pair.start);
    at = pair.end;
  }
  return out + text.slice(at);
}
