import { FlaskConical, Plus, ServerCog } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '@/components/frame/page-header';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { LocalTime } from '@/components/ui/local-time';
import { StepStateBadge } from '@/components/ui/step-state-badge';
import { Welcome } from '@/components/welcome/welcome';
import { StepForm } from '@/components/wizard/step-form';
import type { Translate } from '@/lib/i18n/translate';
import { STEP_STATE_LOOK, type StepState } from '@/lib/plan/status';
import { readChecklist } from '@/lib/runs/read-checklist';
import { listMigrations, type Migration } from '@/lib/store/migrations';
import { requireViewer } from '@/lib/web/auth/viewer';
import { viewerTranslate } from '@/lib/web/viewer-locale';
import { SiteFrame } from '../site-frame';
import { nextStep } from './[id]/next-step';
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

/** States that somebody has to look at before anything else. */
const LOUD: readonly StepState[] = ['running', 'waiting', 'failed', 'interrupted', 'stale'];

async function Row({ migration, t }: { readonly migration: Migration; readonly t: Translate }) {
  const { steps } = await readChecklist(migration);
  const rows = steps.filter((step) => step.outline.phase !== 'rollback');
  const done = rows.filter((step) => STEP_STATE_LOOK[step.state].isDone).length;
  const isPractice = migration.kind === 'practice';
  const loud = rows.find(({ state }) => LOUD.includes(state));
  const next = nextStep(migration.id, steps, t);
  return (
    <li>
      <Link
        href={`/migrations/${migration.id}`}
        className="flex flex-wrap items-center gap-x-5 gap-y-2 px-4 py-3.5 no-underline hover:bg-sunken focus-visible:-outline-offset-2 sm:px-5"
      >
        <span className="min-w-0 flex-1 basis-52">
          <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <span className="truncate font-medium">{migration.name}</span>
            <Badge
              tone={isPractice ? 'info' : 'neutral'}
              icon={isPractice ? <FlaskConical aria-hidden /> : <ServerCog aria-hidden />}
            >
              {t(`app.kind.${migration.kind}`)}
            </Badge>
          </span>
          <span className="mt-0.5 block text-sm text-ink-muted">
            {t('app.list.created', { name: migration.createdBy })} ·{' '}
            <LocalTime at={migration.createdAt.getTime()} />
          </span>
        </span>
        <span className="w-full text-sm sm:w-64">
          <span className="flex items-center justify-between gap-2">
            <span className="tabular text-ink-muted">
              {t('app.list.progress', { done, total: rows.length })}
            </span>
            {loud ? <StepStateBadge state={loud.state} t={t} /> : null}
          </span>
          <span aria-hidden className="mt-1 block h-1.5 overflow-hidden rounded-full bg-neutral-bg">
            <span
              data-forced-border
              className="block h-full bg-linear-to-r from-source-solid to-target-solid"
              style={{ width: `${Math.round((100 * done) / Math.max(1, rows.length))}%` }}
            />
          </span>
          <span className="mt-1 block truncate">
            <span className="text-ink-muted">{t('ui.frame.next')}</span> {next.label}
          </span>
        </span>
      </Link>
    </li>
  );
}

export default async function MigrationsPage() {
  const viewer = await requireViewer();
  const t = await viewerTranslate();
  const migrations = await listMigrations();
  const isOperator = viewer.role === 'operator';
  if (migrations.length === 0) {
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
        <ul className="divide-y">
          {migrations.map((migration) => (
            <Row key={migration.id} migration={migration} t={t} />
          ))}
        </ul>
      </Card>
    </SiteFrame>
  );
}
