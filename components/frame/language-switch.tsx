import { LOCALES, type Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translate';

const NAME: Record<Locale, string> = { en: 'English', es: 'Español' };

interface Props {
  readonly locale: Locale;
  readonly t: Translate;
  /** Stores the choice (a cookie) and shows the same page again; reads `locale` from the form. */
  readonly action: (form: FormData) => void | Promise<void>;
}

/** One button per language, each named in its own; works without scripts. */
export function LanguageSwitch({ locale, t, action }: Props) {
  return (
    <form action={action} className="flex items-center" aria-label={t('common.language')}>
      {LOCALES.map((choice) => (
        <button
          key={choice}
          id={`language-${choice}`}
          type="submit"
          name="locale"
          value={choice}
          lang={choice}
          aria-current={choice === locale || undefined}
          aria-label={NAME[choice]}
          title={NAME[choice]}
          className="min-h-8 min-w-8 max-sm:min-h-10 rounded-md border border-transparent px-1.5 text-sm text-ink-muted uppercase hover:bg-sunken aria-[current]:border-line-strong aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {choice}
        </button>
      ))}
    </form>
  );
}
