import { MudanzaError } from '../../platform/errors/mudanza-error';

export const MAX_SCHEMA_BYTES = 20_000_000;

/** pg_dump's custom format begins with this, a gzip file with the other. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly format: string }[] = [
  { bytes: [0x50, 0x47, 0x44, 0x4d, 0x50], format: 'pg_dump -Fc' },
  { bytes: [0x1f, 0x8b], format: 'gzip' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], format: 'zip' },
];

/**
 * The text of a schema file. Throws MUD-301 when it is empty, MUD-302 when it is not UTF-8 text (naming the
 * format where it is known), MUD-303 above 20 MB.
 */
export function readSchemaText(content: Uint8Array | string): string {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  if (bytes.length > MAX_SCHEMA_BYTES) {
    const megabytes = Math.round(bytes.length / 1e6);
    throw new MudanzaError('MUD-303', { params: { megabytes, limit: MAX_SCHEMA_BYTES / 1e6 } });
  }
  const known = SIGNATURES.find((signature) => signature.bytes.every((byte, i) => bytes[i] === byte));
  if (known || bytes.includes(0))
    throw new MudanzaError('MUD-302', { params: { format: known?.format ?? 'binary' } });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new MudanzaError('MUD-302', { params: { format: 'not UTF-8' }, cause });
  }
  if (text.trim() === '') throw new MudanzaError('MUD-301');
  return text.replaceAll('\r\n', '\n');
}
