import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '@/components/frame/page-header';
import { Card } from '@/components/ui/card';
import { ERROR_CODES } from '@/lib/errors/error-codes';
import { explainError } from '@/lib/errors/explain-error';
import { viewerLocale, viewerTranslate } from '@/lib/i18n/viewer-locale';
import { SiteFrame } from '../site-frame';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await viewerTranslate())('app.errors.all') };
}

export default async function ErrorsPage() {
  const t = await viewerTranslate();
  const locale = await viewerLocale();
  return (
    <SiteFrame>
      <PageHeader t={t} crumbs={[]} title={t('app.errors.all')} lead={t('app.errors.lead')} />
      <Card isFlush>
        <ul className="divide-y">
          {ERROR_CODES.map((code) => (
            <li key={code}>
              <Link
                href={`/errors/${code}`}
                className="flex gap-4 px-4 py-2.5 no-underline hover:bg-sunken sm:px-5"
                prefetch={false}
              >
                <span className="w-20 shrink-0 font-mono text-sm text-ink-muted">{code}</span>
                <span className="text-sm">{explainError(code, locale).title}</span>
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </SiteFrame>
  );
}
