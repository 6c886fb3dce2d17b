import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { DEFAULT_LOCALE, isLocale, type Locale } from '../i18n/locale';
import { type Translate, translator } from '../i18n/translate';

export const LOCALE_COOKIE = 'mudanza_locale';

/** One entry of the header, `es-MX;q=0.8`: its language and how much it is wanted (RFC 9110, 12.4.2 and 12.5.4). */
function readWish(entry: string): { language: string; quality: number } {
  const [range = '', ...parameters] = entry.split(';').map((part) => part.trim());
  const weight = parameters.find((parameter) => /^q\s*=/i.test(parameter))?.split('=')[1];
  const quality = weight === undefined ? 1 : Number(weight);
  return {
    language: range.split('-', 1)[0]?.toLowerCase() ?? '',
    quality: Number.isFinite(quality) ? quality : 0,
  };
}

/** The language of an Accept-Language header that is wanted most and the product is written in. Pure. */
export function pickLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? '').split(',').map(readWish);
  const best = wanted
    .filter(({ language, quality }) => isLocale(language) && quality > 0)
    .sort((a, b) => b.quality - a.quality)[0];
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
