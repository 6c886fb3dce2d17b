import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { DEFAULT_LOCALE, isLocale, type Locale } from '../i18n/locale';
import { type Translate, translator } from '../i18n/translate';

export const LOCALE_COOKIE = 'mudanza_locale';

/** The first language of an Accept-Language header that the product is written in. Pure. */
export function pickLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', quality] = part.trim().split(';q=');
    return { language: tag.slice(0, 2).toLowerCase(), quality: quality ? Number(quality) : 1 };
  });
  const best = wanted.sort((a, b) => b.quality - a.quality).find(({ language }) => isLocale(language));
  return best && isLocale(best.language) ? best.language : DEFAULT_LOCALE;
}

/** The viewer's language: the chosen one (a cookie), else the browser's first that there is. */
export const viewerLocale = cache(async (): Promise<Locale> => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  return isLocale(chosen) ? chosen : pickLocale((await headers()).get('accept-language'));
});

/** `t` in the viewer's language, for server components. */
export async function viewerTranslate(): Promise<Translate> {
  return translator(await viewerLocale());
}
