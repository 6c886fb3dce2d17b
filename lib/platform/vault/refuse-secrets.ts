import { MudanzaError } from '../errors/mudanza-error';
import { findSecretLong } from './find-secret-long';

/** A text about to be kept and shown in plain, by the name of its field. */
export interface PlainText {
  readonly field: string;
  readonly text: string;
  readonly place?: 'prose' | 'sql';
}

/** Longest text of a field, in characters; no form asks for as much. Schemas have a limit of their own in bytes. */
const LONGEST_FIELD = 600_000;

/**
 * Throws MUD-830, with field and line but never the value, when one of the texts holds a secret. Length is looked at
 * first: MUD-835 for a text that no field takes.
 */
export async function refuseSecrets(
  texts: readonly PlainText[],
  known: readonly string[] = [],
): Promise<void> {
  for (const { field, text, place } of texts)
    if (place !== 'sql' && text.length > LONGEST_FIELD)
      throw new MudanzaError('MUD-835', { params: { field, length: text.length, limit: LONGEST_FIELD } });
  for (const { field, text, place } of texts) {
    const found = await findSecretLong(text, known, place);
    if (found) throw new MudanzaError('MUD-830', { params: { field, kind: found.kind, line: found.line } });
  }
}
