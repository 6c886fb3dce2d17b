import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Translate } from '@/lib/i18n/translate';
import { Logo } from './logo';
import { MAIN_ID } from './main-id';
import { NavLink } from './nav-link';

interface Props {
  readonly t: Translate;
  /** Main places; none for a visitor who is not signed in. */
  readonly nav?: readonly { readonly label: string; readonly href: string }[];
  /** Palette button, language, theme, user menu. */
  readonly tools: ReactNode;
  /** Product version and runner state. */
  readonly footer: ReactNode;
  /** A line across the page, under the header: offline, practice, read-only. */
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page: skip link, header, main, footer. Help links stay in the same place (WCAG 3.2.6). */
export function PageFrame({ t, nav = [], tools, footer, banner, children }: Props) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href={`#${MAIN_ID}`}
        className="sr-only z-50 rounded-md bg-primary px-4 py-2 text-primary-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('common.skipToContent')}
      </a>
      <header className="sticky top-0 z-20 border-b bg-surface/95 backdrop-blur" data-print="hidden">
        <div className="mx-auto flex min-h-14 max-w-7xl flex-wrap items-center gap-x-2 gap-y-1 px-3 py-1.5 sm:gap-x-4 sm:px-6">
          <Link href="/" className="flex min-h-9 items-center gap-2 font-semibold no-underline">
            <Logo />
            <span className="sr-only sm:not-sr-only">{t('common.product')}</span>
          </Link>
          {nav.length > 0 ? (
            <nav aria-label={t('ui.frame.mainNavigation')}>
              <ul className="flex flex-wrap gap-1">
                {nav.map((place) => (
                  <li key={place.href}>
                    <NavLink href={place.href}>{place.label}</NavLink>
                  </li>
                ))}
              </ul>
            </nav>
          ) : null}
          <div className="ml-auto flex items-center gap-0.5 sm:gap-1">{tools}</div>
        </div>
      </header>
      {banner ? <section aria-label={t('ui.frame.notices')}>{banner}</section> : null}
      <main
        id={MAIN_ID}
        tabIndex={-1}
        className="mx-auto w-full max-w-7xl flex-1 px-3 py-6 outline-none sm:px-6 print:p-0"
      >
        {children}
      </main>
      <footer className="border-t" data-print="hidden">
        <div className="mx-auto flex max-w-7xl flex-wrap items-center justify-between gap-x-6 gap-y-2 px-3 py-4 text-sm text-ink-muted sm:px-6">
          {footer}
        </div>
      </footer>
    </div>
  );
}
