import { MudanzaError } from '../../platform/errors/mudanza-error';

function marks(name: string): readonly [string, string] {
  return [`<!-- mudanza:${name}:begin -->`, `<!-- mudanza:${name}:end -->`];
}

/**
 * A text with Mudanza's own section replaced, or added at the end when there is none; everything outside the marks
 * stays byte for byte. Throws MUD-425 when only one of the marks is there, or they are out of order or doubled.
 */
export function putSection(path: string, text: string, name: string, body: string): string {
  const [begin, end] = marks(name);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const section = [begin, body.trim(), end].join('\n').replaceAll('\n', eol);
  const at = text.indexOf(begin);
  const stop = text.indexOf(end);
  if (at === -1 && stop === -1) {
    if (text === '') return section + eol;
    const gap = /\n$/.test(text) ? eol : eol + eol;
    return text + gap + section + eol;
  }
  const isDouble = at !== text.lastIndexOf(begin) || stop !== text.lastIndexOf(end);
  if (at === -1 || stop < at || isDouble) throw new MudanzaError('MUD-425', { params: { path } });
  return text.slice(0, at) + section + text.slice(stop + end.length);
}
