import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/components/frame/page-header';
import { Card } from '@/components/ui/card';
import { explainError, isErrorCode } from '@/lib/platform/errors/explain-error';
import { viewerLocale, viewerTranslate } from '@/lib/web/viewer-locale';
import { SiteFrame } from '../../site-frame';
import { BLANK_PARAMS, withBlanks } from '../blank-params';

interface Props {
  readonly params: Promise<{ code: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

/** One error code: cause and numbered cures. Open to everybody: the texts say nothing of any migration. */
export default async function ErrorCodePage({ params }: Props) {
  const { code } = await params;
  if (!isErrorCode(code)) notFound();
  const t = await viewerTranslate();
  const error = explainError(code, await viewerLocale(), BLANK_PARAMS);
  return (
    <SiteFrame>
      <PageHeader
        t={t}
        crumbs={[{ label: t('app.errors.all'), href: '/errors' }, { label: code }]}
        title={withBlanks(error.title)}
        lead={code}
      />
      <div className="max-w-3xl space-y-5">
        <Card title={t('app.errors.cause')}>
          <p className="max-w-prose">{withBlanks(error.cause)}</p>
        </Card>
        <Card title={t('ui.error.whatToDo')}>
          <ol className="list-decimal space-y-2 pl-5">
            {error.cures.map((cure) => (
              <li key={cure} className="max-w-prose pl-1">
                {withBlanks(cure)}
              </li>
            ))}
          </ol>
        </Card>
      </div>
    </SiteFrame>
  );
}
