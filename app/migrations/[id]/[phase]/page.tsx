import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { PageHeader } from '@/components/frame/page-header';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { PHASE_IDS, type PhaseId, phaseOfNumber } from '@/lib/plan/outline';
import { listWaivers } from '@/lib/store/waivers';
import { requireViewer } from '@/lib/web/auth/viewer';
import { viewerTranslate } from '@/lib/web/viewer-locale';
import { loadMigration } from '../load-migration';
import { MigrationFrame } from '../migration-frame';
import { nextStep } from '../next-step';
import { StepRail } from '../step-rail';

interface Props {
  readonly params: Promise<{ id: string; phase: string }>;
}

function parsePhase(text: string): PhaseId {
  return PHASE_IDS.find((id) => id === text) ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { phase: text } = await params;
  const phase = phaseOfNumber(text) ?? parsePhase(text);
  return { title: (await viewerTranslate())(`plan.phase.${phase}.title`) };
}

export default async function PhasePage({ params }: Props) {
  await requireViewer();
  const { id, phase: text } = await params;
  const named = phaseOfNumber(text);
  // Addresses of older versions number the phases.
  if (named) redirect(`/migrations/${id}/${named}`);
  const phase = parsePhase(text);
  const t = await viewerTranslate();
  const { migration, steps } = await loadMigration(id);
  const waivers = await listWaivers(id);
  const minutes = steps
    .filter((step) => step.outline.phase === phase)
    .reduce((sum, step) => sum + step.outline.estimate, 0);
  return (
    <MigrationFrame migration={migration} steps={steps} phase={phase}>
      <PageHeader
        t={t}
        crumbs={[
          { label: t('app.list.title'), href: '/migrations' },
          { label: migration.name, href: `/migrations/${id}` },
          { label: t(`plan.phase.${phase}.title`) },
        ]}
        title={t(`plan.phase.${phase}.title`)}
        lead={t(`plan.phase.${phase}.summary`)}
        state={
          <>
            <Badge tone="neutral">{t(`plan.phase.${phase}.risk`)}</Badge>
            <Badge tone="neutral">{t('ui.stepper.estimate', { minutes })}</Badge>
          </>
        }
        isNextLoud
        next={nextStep({ migrationId: id, steps, waivers }, t)}
      />
      <Card isFlush>
        <StepRail migrationId={id} phase={phase} steps={steps} t={t} />
      </Card>
    </MigrationFrame>
  );
}
