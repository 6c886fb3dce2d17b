import { MudanzaError } from '../errors/mudanza-error';
import { findSecret } from './find-secret';

/** A text about to be kept and shown in plain, by the name of its field. */
export interface PlainText {
  readonly field: string;
  readonly text: string;
  readonly place?: 'prose' | 'sql';
}

/** Throws MUD-830, with field and line but never the value, when one of the texts holds a secret. */
export function refuseSecrets(texts: readonly PlainText[], known: readonly string[] = []): void {
  for (const { field, text, place } of texts) {
    const found = findSecret(text, known, place);
    if (found) throw new MudanzaError('MUD-830', { params: { field, kind: found.kind, line: found.line } });
  }
}
