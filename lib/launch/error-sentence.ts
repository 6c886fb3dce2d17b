import { LOCALES, type Locale } from '../i18n/locale';
import { explainError } from '../platform/errors/explain-error';
import { MudanzaError } from '../platform/errors/mudanza-error';
import { visibleParams } from '../platform/log/visible-params';
import { visibleText } from '../platform/log/visible-text';

function explained(error: MudanzaError, locale: Locale): string {
  const { title, cause, cures } = explainError(error.code, locale, visibleParams(error.params));
  return `${title} (${error.code}). ${cause}\n${cures.map((cure, n) => `    ${n + 1}. ${cure}`).join('\n')}`;
}

/** An error as a terminal shows it: what, why and the cures, one language after the other; nobody is signed in there. */
export function errorSentence(error: unknown, locales: readonly Locale[] = LOCALES): string {
  if (!(error instanceof MudanzaError))
    return visibleText(error instanceof Error ? error.message : String(error));
  return locales.map((locale) => explained(error, locale)).join('\n\n  ');
}
