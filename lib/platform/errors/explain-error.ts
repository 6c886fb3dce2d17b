import { IntlMessageFormat } from 'intl-messageformat';
import { en } from '../../i18n/en/dictionary';
import { es } from '../../i18n/es/dictionary';
import type { Locale } from '../../i18n/locale';
import type { MessageParams } from '../../i18n/message';
import type { ErrorCode } from './error-code';

export interface ErrorExplanation {
  readonly code: ErrorCode;
  readonly title: string;
  readonly cause: string;
  /** Least disruptive first. */
  readonly cures: readonly string[];
}

function fill(text: string, locale: Locale, params: MessageParams): string {
  try {
    return String(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).format(params));
  } catch {
    return text;
  }
}

/** True for a code the dictionaries know, e.g. one taken from a URL. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(en.errors, text);
}

/** Title, cause and numbered cures of a code in the viewer's language. */
export function explainError(code: ErrorCode, locale: Locale, params: MessageParams = {}): ErrorExplanation {
  const entry = (locale === 'es' ? es : en).errors[code];
  return {
    code,
    title: fill(entry.title, locale, params),
    cause: fill(entry.cause, locale, params),
    cures: entry.cures.map((cure) => fill(cure, locale, params)),
  };
}
