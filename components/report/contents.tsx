import type { Translate } from '@/lib/i18n/translate';

interface Props {
  readonly entries: readonly { readonly id: string; readonly title: string }[];
  readonly t: Translate;
}

/** The parts of the report, each a way to it; in a PDF they are links, too, and on paper the table of contents. */
export function Contents({ entries, t }: Props) {
  return (
    <nav
      aria-label={t('report.first.contents')}
      data-print="kept"
      className="rounded-lg border bg-surface p-4 shadow-low sm:px-5 print:rounded-none print:border-0 print:p-0 print:shadow-none print:break-after-avoid"
    >
      <h2 className="text-base">{t('report.first.contents')}</h2>
      <ol className="mt-2 gap-x-8 text-sm sm:columns-2 lg:columns-4 print:columns-3">
        {entries.map(({ id, title }) => (
          <li key={id}>
            <a className="text-link inline-flex min-h-7 items-center" href={`#${id}`}>
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
