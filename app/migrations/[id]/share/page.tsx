import type { Metadata } from 'next';
import { PageHeader } from '@/components/frame/page-header';
import { ReviewList } from '@/components/report/review-list';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import type { Translate } from '@/lib/i18n/translate';
import { listReviews } from '@/lib/store/reviews';
import { listShareLinks, type ShareLink } from '@/lib/store/share-links';
import { requireOperator } from '@/lib/web/auth/viewer';
import { viewerTranslate } from '@/lib/web/viewer-locale';
import { loadMigration } from '../load-migration';
import { MigrationFrame } from '../migration-frame';
import { CloseLinkForm, ShareForm } from './share-form';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await viewerTranslate())('report.share.title') };
}

const DAYS = ['1', '3', '7', '14', '30'] as const;

function LinkRow({ link, t }: { readonly link: ShareLink; readonly t: Translate }) {
  const state = link.revokedAt ? 'closed' : link.isExpired ? 'expired' : 'open';
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3 text-sm">
      <Badge tone={state === 'open' ? 'success' : 'neutral'}>{t(`report.share.state.${state}`)}</Badge>
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium">{link.label || t('report.share.unnamed')}</p>
        <p className="text-ink-muted">
          {t('report.share.made', { name: link.createdBy })} <LocalTime at={link.createdAt.getTime()} />
          {' · '}
          {t('report.share.until')} <LocalTime at={link.expiresAt.getTime()} />
          {' · '}
          {t('report.share.opened', { count: link.openedCount })}
        </p>
      </div>
      {state === 'open' ? (
        <CloseLinkForm
          migrationId={link.migrationId}
          linkId={link.id}
          texts={{
            close: t('report.share.close'),
            title: t('app.share.closeTitle'),
            text: t('app.share.closeText'),
          }}
        />
      ) : null}
    </li>
  );
}

/** Links for reviewers, and what they said; it follows along while it is open. */
export default async function SharePage({ params }: Props) {
  await requireOperator();
  const { id } = await params;
  const { migration, steps } = await loadMigration(id);
  const t = await viewerTranslate();
  const [links, reviews] = await Promise.all([listShareLinks(id), listReviews(id)]);
  const texts = {
    label: t('report.share.label'),
    labelHelp: t('report.share.labelHelp'),
    days: t('report.share.days'),
    choices: DAYS.map((value) => ({ value, label: t('report.share.day', { days: Number(value) }) })),
    submit: t('report.share.submit'),
    pending: t('report.share.pending'),
    madeTitle: t('report.share.madeTitle'),
    madeText: t('report.share.madeText'),
    link: t('report.share.copy'),
  };
  return (
    <MigrationFrame migration={migration} steps={steps}>
      <PageHeader
        t={t}
        crumbs={[
          { label: t('app.list.title'), href: '/migrations' },
          { label: migration.name, href: `/migrations/${id}` },
          { label: t('report.share.title') },
        ]}
        title={t('report.share.title')}
        lead={t('report.share.lead')}
        next={{ label: t('report.title'), href: `/migrations/${id}/report` }}
      />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card id="new-link" title={t('report.share.new')}>
          <ShareForm migrationId={id} texts={texts} />
        </Card>
        <Card id="reviews" title={t('report.section.reviews')}>
          <ReviewList reviews={reviews} t={t} />
        </Card>
        <Card id="links" title={t('report.share.links')} className="lg:col-span-2">
          {links.length === 0 ? <EmptyState title={t('report.share.noLinks')} /> : null}
          <ul className="divide-y">
            {links.map((link) => (
              <LinkRow key={link.id} link={link} t={t} />
            ))}
          </ul>
        </Card>
      </div>
    </MigrationFrame>
  );
}
