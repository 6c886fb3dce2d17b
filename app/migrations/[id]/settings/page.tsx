import type { Metadata } from 'next';
import { PageHeader } from '@/components/frame/page-header';
import { buttonClass } from '@/components/ui/button-class';
import { Card } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { LinkButton } from '@/components/ui/link-button';
import type { FormField } from '@/components/wizard/form-field';
import type { Translate } from '@/lib/i18n/translate';
import type { MigrationSettings } from '@/lib/plan/migration-settings';
import { requireOperator } from '@/lib/web/auth/viewer';
import { viewerTranslate } from '@/lib/web/viewer-locale';
import { loadMigration } from '../load-migration';
import { MigrationFrame } from '../migration-frame';
import { CredentialsCard } from './credentials-card';
import { estimateFields } from './estimate-fields';
import { SettingsForm } from './settings-forms';

/** Runs the plan's file without a browser. */
const RUN_PLAN = 'npm run migrate -- --plan plan.yml --json';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await viewerTranslate())('report.settings.title') };
}

function settingFields(settings: MigrationSettings, t: Translate): FormField[] {
  const field = (
    name: keyof MigrationSettings &
      (
        | 'p95LimitMs'
        | 'unitPassShare'
        | 'integrationPassShare'
        | 'workspace'
        | 'schemas'
        | 'keepSourceUntil'
        | 'keepSourceDays'
        | 'egressGbPerMonth'
      ),
  ) => ({
    name,
    label: t(`report.settings.field.${name}`),
    help: t(`report.settings.help.${name}`),
  });
  return [
    { ...field('p95LimitMs'), kind: 'number', initial: settings.p95LimitMs, isRequired: true },
    { ...field('unitPassShare'), kind: 'number', initial: settings.unitPassShare * 100, isRequired: true },
    {
      ...field('integrationPassShare'),
      kind: 'number',
      initial: settings.integrationPassShare * 100,
      isRequired: true,
    },
    { ...field('workspace'), kind: 'text', initial: settings.workspace ?? '' },
    { ...field('schemas'), kind: 'text', initial: settings.schemas.join(', '), isRequired: true },
    { ...field('keepSourceUntil'), kind: 'date', initial: settings.keepSourceUntil ?? '' },
    { ...field('keepSourceDays'), kind: 'number', initial: settings.keepSourceDays, isRequired: true },
    { ...field('egressGbPerMonth'), kind: 'number', initial: settings.egressGbPerMonth ?? '' },
  ];
}

/** Thresholds and paths, the plan as a file, and a copy for the next environment. */
export default async function SettingsPage({ params }: Props) {
  await requireOperator();
  const { id } = await params;
  const { migration, steps } = await loadMigration(id);
  const t = await viewerTranslate();
  return (
    <MigrationFrame migration={migration} steps={steps}>
      <PageHeader
        t={t}
        crumbs={[
          { label: t('app.list.title'), href: '/migrations' },
          { label: migration.name, href: `/migrations/${id}` },
          { label: t('report.settings.title') },
        ]}
        title={t('report.settings.title')}
        lead={t('report.settings.lead')}
      />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card id="thresholds" title={t('report.settings.thresholds')}>
          <SettingsForm
            kind="settings"
            migrationId={id}
            fields={settingFields(migration.settings, t)}
            submit={t('report.settings.save')}
            pending={t('report.issue.saving')}
          />
        </Card>
        <div className="min-w-0 space-y-5">
          <Card
            id="estimates"
            title={t('report.settings.estimates')}
            description={t('report.settings.estimatesLead')}
          >
            <details>
              <summary className="min-h-6 text-sm font-medium">{t('report.settings.estimatesOpen')}</summary>
              <div className="mt-3">
                <SettingsForm
                  kind="estimates"
                  migrationId={id}
                  fields={estimateFields(migration, t)}
                  submit={t('report.settings.estimatesSave')}
                  pending={t('report.issue.saving')}
                />
              </div>
            </details>
          </Card>
          <Card
            id="plan"
            title={t('report.settings.plan')}
            description={t('report.settings.planLead')}
            actions={
              <a className={buttonClass('secondary', 'sm')} href={`/api/migrations/${id}/plan`} download>
                {t('report.settings.export')}
              </a>
            }
          >
            <div className="mb-4">
              <CodeBlock code={RUN_PLAN} kind="command" label={t('ui.preview.kind.command')} t={t} />
            </div>
            <SettingsForm
              kind="plan"
              migrationId={id}
              fields={[
                {
                  name: 'plan',
                  kind: 'textarea',
                  label: t('report.settings.yaml'),
                  help: t('report.settings.yamlHelp'),
                  isRequired: true,
                },
              ]}
              submit={t('report.settings.import')}
              pending={t('report.settings.importing')}
            />
          </Card>
          <Card
            id="duplicate"
            title={t('report.settings.duplicate')}
            description={t('report.settings.duplicateLead')}
            actions={<LinkButton href={`/compare?m=${id}`}>{t('report.compare.title')}</LinkButton>}
          >
            <SettingsForm
              kind="duplicate"
              migrationId={id}
              fields={[
                {
                  name: 'name',
                  kind: 'text',
                  label: t('report.settings.duplicateName'),
                  placeholder: `${migration.name}-staging`,
                  isRequired: true,
                },
              ]}
              submit={t('report.settings.duplicateSubmit')}
              pending={t('report.settings.duplicating')}
            />
          </Card>
        </div>
        <CredentialsCard migration={migration} t={t} />
      </div>
    </MigrationFrame>
  );
}
