'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { ClientMessages } from '@/lib/i18n/client-messages';
import { formatText } from '@/lib/i18n/format-text';
import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translate';

interface Language {
  readonly locale: Locale;
  readonly t: Translate;
}

const LanguageContext = createContext<Language | null>(null);

interface Props {
  readonly locale: Locale;
  /** From `clientMessages(locale)`, made on the server. */
  readonly messages: ClientMessages;
  readonly children: ReactNode;
}

/** Gives client components one language: the areas common, run and ui, and nothing else. */
export function TranslateProvider({ locale, messages, children }: Props) {
  const language = useMemo<Language>(
    () => ({
      locale,
      t: (message, params) =>
        typeof message === 'string'
          ? formatText(messages, locale, message, params)
          : formatText(messages, locale, message.key, message.params),
    }),
    [locale, messages],
  );
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** The viewer's language. Fails loudly outside a provider: a missing text must not reach a screen. */
export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error('useLanguage needs a TranslateProvider above it');
  return language;
}

/** `t` of the viewer's language, for client components. */
export function useTranslate(): Translate {
  return useLanguage().t;
}
