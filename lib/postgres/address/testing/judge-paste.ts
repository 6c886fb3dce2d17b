import { isDeepStrictEqual } from 'node:util';
import { parseConnection } from '../parse-connection';
import type { ParsedConnection } from '../parsed-connection';
import { readPaste } from '../read-paste';
import type { MeantConnection, MeantMore, PasteRow } from './paste-row';

function tuple({ host, port, user, password, database }: ParsedConnection): unknown[] {
  return [host, port, user, password, database];
}

function differences(parsed: ParsedConnection, meant: MeantConnection, more: MeantMore): string[] {
  const wrong: string[] = [];
  if (!isDeepStrictEqual(tuple(parsed), [...meant]))
    wrong.push(`read as ${JSON.stringify(tuple(parsed))} in place of ${JSON.stringify(meant)}`);
  if (more.tls !== undefined && parsed.tlsMode !== more.tls)
    wrong.push(`TLS ${parsed.tlsMode}, not ${more.tls}`);
  if (more.parameters && !isDeepStrictEqual(parsed.parameters, more.parameters))
    wrong.push(`carries ${JSON.stringify(parsed.parameters)} in place of ${JSON.stringify(more.parameters)}`);
  const named = new Set(parsed.leftOut.map(({ part }) => part));
  for (const part of more.leftOut ?? [])
    if (!named.has(part)) wrong.push(`does not name ${part} as left out, only ${[...named].join(', ')}`);
  return wrong;
}

/** What is wrong with how a row is read, in words; empty = it is read as it was meant. */
export function judgePaste({ text, meant, more = {} }: PasteRow): string[] {
  const parsed = parseConnection(text);
  if (typeof meant === 'string') {
    const codes = parsed.findings.map(({ code }) => code);
    const isRefused = parsed.host === null && codes.includes(meant);
    return isRefused
      ? []
      : [`read as ${JSON.stringify(tuple(parsed))} with ${codes.join(', ')} in place of ${meant}`];
  }
  const wrong = differences(parsed, meant, more);
  const paste = readPaste(text);
  if (more.session) {
    const session = paste?.session ? tuple(paste.session) : null;
    if (!isDeepStrictEqual(session, [...more.session])) wrong.push(`session door ${JSON.stringify(session)}`);
  }
  return wrong;
}
