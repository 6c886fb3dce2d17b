import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { EnvPair } from './scan-env';

/** Safe without quotes for dotenv, python-dotenv, compose and a shell that sources the file. */
const BARE = /^[\w\-.:/@%+,=~^?]*$/;

function fits(quote: EnvPair['quote'], value: string): boolean {
  if (quote === null) return BARE.test(value);
  // dotenv keeps a backslash before a quote or another backslash, python-dotenv drops it.
  if (quote === "'") return !/['\r\n]|\\(?:[\\']|$)/.test(value);
  return quote === '"' && !/["\\$`\r\n]/.test(value);
}

/**
 * A value as it must be written so that the usual readers of env files all get the same text; the quotes that were
 * there are kept where they can be. Throws MUD-407 when no way of writing it suits them all.
 */
export function quoteValue(key: string, value: string, wanted: EnvPair['quote'] = null): string {
  const order = [wanted, null, "'", '"'] as const;
  const quote = order.find((candidate) => fits(candidate, value));
  if (quote === undefined) throw new MudanzaError('MUD-407', { params: { key } });
  return quote === null ? value : `${quote}${value}${quote}`;
}
