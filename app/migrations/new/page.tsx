import type { Metadata } from 'next';
import { PageHeader } from '@/components/frame/page-header';
import { Card } from '@/components/ui/card';
import type { FormField } from '@/components/wizard/form-field';
import { StepForm } from '@/components/wizard/step-form';
import { requireOperator } from '@/lib/web/auth/viewer';
import { viewerTranslate } from '@/lib/web/viewer-locale';
import { SiteFrame } from '../../site-frame';
import { createMigration } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await viewerTranslate())('app.new.title') };
}

export default async function NewMigrationPage() {
  await requireOperator();
  const t = await viewerTranslate();
  const name: FormField = {
    name: 'name',
    kind: 'text',
    isProse: true,
    label: t('app.new.name'),
    isRequired: true,
  };
  return (
    <SiteFrame>
      <PageHeader
        t={t}
        crumbs={[{ label: t('app.list.title'), href: '/migrations' }, { label: t('app.new.title') }]}
        title={t('app.new.title')}
        lead={t('app.new.lead')}
      />
      <div className="grid items-start gap-5 md:grid-cols-2">
        {(['practice', 'supabase'] as const).map((kind) => (
          <Card
            key={kind}
            id={kind}
            title={t(kind === 'practice' ? 'app.new.practiceTitle' : 'app.new.realTitle')}
            description={t(kind === 'practice' ? 'app.new.practiceText' : 'app.new.realText')}
          >
            <StepForm
              action={createMigration}
              hidden={{ kind }}
              fields={[
                kind === 'practice'
                  ? { ...name, initial: t('app.kind.practice'), help: t('app.new.practiceNameHelp') }
                  : { ...name, placeholder: t('app.new.namePlaceholder'), help: t('app.new.nameHelp') },
              ]}
              submitVariant={kind === 'supabase' ? 'primary' : 'secondary'}
              submitLabel={t(kind === 'practice' ? 'app.list.startPractice' : 'app.new.create')}
              pendingLabel={t('app.new.creating')}
            />
          </Card>
        ))}
      </div>
    </SiteFrame>
  );
}
