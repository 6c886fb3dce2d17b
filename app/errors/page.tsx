import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '@/components/frame/page-header';
import { Card } from '@/components/ui/card';
import { explainError } from '@/lib/platform/errors/explain-error';
import { viewerLocale, viewerTranslate } from '@/lib/web/viewer-locale';
import { SiteFrame } from '../site-frame';
import { BLANK_PARAMS, withBlanks } from './blank-params';
import { codesOf, ERROR_AREAS } from './error-areas';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await viewerTranslate())('app.errors.all') };
}

/** Every error code by area, each with its address; the browser’s own search finds a code or a word. */
export default async function ErrorsPage() {
  const t = await viewerTranslate();
  const locale = await viewerLocale();
  return (
    <SiteFrame>
      <PageHeader t={t} crumbs={[]} title={t('app.errors.all')} lead={t('app.errors.allLead')} />
      <nav aria-label={t('app.errors.areas')} className="mb-5">
        <ul className="flex flex-wrap gap-2">
          {ERROR_AREAS.map((area) => (
            <li key={area}>
              <a
                href={`#area-${area}`}
                className="inline-flex min-h-8 max-sm:min-h-10 items-center rounded-md border border-line-strong bg-surface px-2.5 text-sm no-underline hover:bg-sunken"
              >
                {t(`app.errors.area.${area}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="space-y-5">
        {ERROR_AREAS.map((area) => (
          <Card
            key={area}
            id={`area-${area}`}
            title={t(`app.errors.area.${area}`)}
            className="scroll-mt-20"
            isFlush
          >
            <ul className="border-t pb-2 text-sm md:columns-2 md:gap-0">
              {codesOf(area).map((code) => (
                <li key={code} className="break-inside-avoid">
                  <Link
                    href={`/errors/${code}`}
                    className="flex gap-3 px-4 py-2 no-underline hover:bg-sunken focus-visible:-outline-offset-2 sm:px-5"
                    prefetch={false}
                  >
                    <span className="w-16 shrink-0 font-mono text-ink-muted">{code}</span>
                    <span className="min-w-0">
                      {withBlanks(explainError(code, locale, BLANK_PARAMS).title)}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </SiteFrame>
  );
}
