import type { Metadata } from 'next';
import { LanguageSwitch } from '@/components/frame/language-switch';
import { PageFrame } from '@/components/frame/page-frame';
import { PageHeader } from '@/components/frame/page-header';
import { ThemeSwitch } from '@/components/frame/theme-switch';
import { ReportView } from '@/components/report/report-view';
import { ReviewList } from '@/components/report/review-list';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { ErrorPanel } from '@/components/ui/error-panel';
import { formatInstant } from '@/lib/i18n/format/format-instant';
import { explainError } from '@/lib/platform/errors/explain-error';
import { MudanzaError } from '@/lib/platform/errors/mudanza-error';
import { openShared } from '@/lib/report/deeds/share-report';
import { reportTranslator } from '@/lib/report/report-translate';
import { listReviews } from '@/lib/store/reviews';
import { viewerLocale, viewerTranslate } from '@/lib/web/viewer-locale';
import { chooseLanguage } from '../../preferences/actions';
import { ReviewForm } from './review-form';

interface Props {
  readonly params: Promise<{ token: string }>;
  readonly searchParams: Promise<{ issues?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await viewerTranslate())('report.title') };
}

async function opened(token: string) {
  try {
    return await openShared(token);
  } catch (error) {
    if (error instanceof MudanzaError) return error;
    throw error;
  }
}

async function Shared({ token, isWhole }: { readonly token: string; readonly isWhole: boolean }) {
  const locale = await viewerLocale();
  const t = reportTranslator(locale);
  const shared = await opened(token);
  if (shared instanceof MudanzaError) {
    return (
      <div className="mx-auto max-w-2xl py-8">
        <h1 className="mb-4 text-2xl">{t('report.title')}</h1>
        <ErrorPanel level={2} error={explainError(shared.code, locale, shared.params)} t={t} />
      </div>
    );
  }
  const { link, report } = shared;
  const reviews = (await listReviews(link.migrationId)).filter((review) => review.shareLinkId === link.id);
  const texts = {
    verdict: t('report.review.question'),
    approve: t('report.review.verdict.approve'),
    requestChanges: t('report.review.verdict.request-changes'),
    name: t('report.review.name'),
    comment: t('report.review.comment'),
    submit: t('report.review.submit'),
    pending: t('report.review.pending'),
    done: t('report.review.done'),
  };
  return (
    <>
      <PageHeader t={t} crumbs={[]} title={t('report.of', { name: report.migration.name })} />
      <div className="mb-5">
        <Callout
          tone="info"
          title={t('report.share.frozen', {
            at: formatInstant(report.madeAt, locale),
            until: formatInstant(link.expiresAt.toISOString(), locale),
          })}
        >
          <a className="text-link inline-flex min-h-6 items-center" href="#review" data-print="hidden">
            {t('report.review.goTo')}
          </a>
        </Callout>
      </div>
      <ReportView
        report={report}
        isWhole={isWhole}
        locale={locale}
        t={t}
        after={
          <div className="grid items-start gap-5 lg:grid-cols-2" data-print="hidden">
            <Card id="review" title={t('report.review.title')}>
              <ReviewForm token={token} texts={texts} />
            </Card>
            <Card id="reviews" title={t('report.section.reviews')}>
              <ReviewList reviews={reviews} t={t} />
            </Card>
          </div>
        }
      />
    </>
  );
}

/** A shared report: what was frozen, to be read and answered. Nothing else is reachable from here. */
export default async function SharedReportPage({ params, searchParams }: Props) {
  const { token } = await params;
  const locale = await viewerLocale();
  const t = await viewerTranslate();
  return (
    <PageFrame
      t={t}
      tools={
        <>
          <LanguageSwitch locale={locale} t={t} action={chooseLanguage} />
          <ThemeSwitch />
        </>
      }
      footer={<span>{t('common.product')}</span>}
    >
      <Shared token={token} isWhole={(await searchParams).issues === 'all'} />
    </PageFrame>
  );
}
