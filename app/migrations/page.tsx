import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '@/components/frame/page-header';
import { hydratedState } from '@/components/query/hydrated-state';
import { queryKeys } from '@/components/query/query-keys';
import { Card } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { Welcome } from '@/components/welcome/welcome';
import { StepForm } from '@/components/wizard/step-form';
import type { Translate } from '@/lib/i18n/translate';
import { requireViewer } from '@/lib/web/auth/viewer';
import { viewerLocale, viewerTranslate } from '@/lib/web/viewer-locale';
import { SiteFrame } from '../site-frame';
import { listMigrationRows } from './list-migration-rows';
import { MigrationList } from './migration-list';
import { createMigration } from './new/actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await viewerTranslate())('app.list.title') };
}

/** The two ways into a first migration. */
function ways(t: Translate) {
  return {
    start: (
      <StepForm
        action={createMigration}
        fields={[]}
        hidden={{ kind: 'practice', name: t('app.kind.practice') }}
        submitLabel={t('app.list.startPractice')}
        pendingLabel={t('app.list.startingPractice')}
      />
    ),
    alternative: (
      <LinkButton href="/migrations/new?kind=supabase" variant="secondary">
        {t('app.list.startReal')}
      </LinkButton>
    ),
  };
}

export default async function MigrationsPage() {
  const viewer = await requireViewer();
  const [t, locale] = await Promise.all([viewerTranslate(), viewerLocale()]);
  const rows = await listMigrationRows(t);
  const isOperator = viewer.role === 'operator';
  if (rows.length === 0) {
    return (
      <SiteFrame>
        <Welcome t={t} {...(isOperator ? ways(t) : { start: null, alternative: null })} />
      </SiteFrame>
    );
  }
  return (
    <SiteFrame>
      <PageHeader
        t={t}
        crumbs={[]}
        title={t('app.list.title')}
        lead={t('app.list.lead')}
        actions={
          isOperator ? (
            <LinkButton href="/migrations/new" variant="primary" icon={<Plus aria-hidden />}>
              {t('app.list.new')}
            </LinkButton>
          ) : null
        }
      />
      <Card isFlush>
        <MigrationList state={hydratedState([[queryKeys.migrationList(locale), rows]])} />
      </Card>
    </SiteFrame>
  );
}
