import { X509Certificate } from 'node:crypto';
import { MudanzaError } from '../../platform/errors/mudanza-error';

const BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** The certificates of an uploaded CA file, tidied; undefined for an empty text. Throws MUD-116 for anything else. */
export function parseCa(text: string | undefined): string | undefined {
  if (!text?.trim()) return undefined;
  const blocks = text.match(BLOCK) ?? [];
  try {
    if (blocks.length === 0) throw new Error('no certificate in the text');
    for (const block of blocks) new X509Certificate(block);
  } catch (cause) {
    throw new MudanzaError('MUD-116', { cause });
  }
  return `${blocks.join('\n')}\n`;
}
