import { FlaskConical } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Command } from '@/components/palette/command';
import { PageCommands } from '@/components/palette/page-commands';
import { LivePhases } from '@/components/wizard/live-phases';
import type { Translate } from '@/lib/i18n/translate';
import { PHASE_IDS, PHASE_NUMBERS, type PhaseId } from '@/lib/plan/outline';
import { stepText } from '@/lib/plan/step-text';
import type { StepView } from '@/lib/runs/derive-steps';
import type { Migration } from '@/lib/store/migrations';
import { currentViewer } from '@/lib/web/auth/viewer';
import { viewerTranslate } from '@/lib/web/viewer-locale';
import { SiteFrame } from '../../site-frame';
import { loadDrawn } from './load-migration';

const READ = ['report', 'issues', 'monitor'] as const;
const OPERATE = ['share', 'settings'] as const;

/** What the palette adds inside a migration: the buttons of the page by their ids, and every step. */
function commandsOf(
  migration: Migration,
  steps: readonly StepView[],
  isOperator: boolean,
  t: Translate,
): Command[] {
  const deeds = [
    { pressId: 'run-step', label: t('ui.palette.run') },
    { pressId: 'confirm-preview', label: t('ui.palette.confirm') },
    { pressId: 'undo-step', label: t('ui.palette.undo') },
    { pressId: 'run-again-from', label: t('ui.again.open') },
  ];
  const places = [
    { id: 'overview', label: t('app.migration.overview'), href: `/migrations/${migration.id}` },
    ...([...READ, ...(isOperator ? OPERATE : [])] as const).map((place) => ({
      id: place,
      label: t(`report.overview.go.${place}`),
      href: `/migrations/${migration.id}/${place}`,
    })),
  ];
  return [
    ...places.map((place) => ({ ...place, group: migration.name })),
    ...deeds.map((deed) => ({ ...deed, id: deed.pressId, group: t('ui.palette.actions') })),
    ...steps.map(({ outline }) => ({
      id: outline.id,
      group: t('ui.palette.steps'),
      label: `${outline.number} ${t(stepText(outline.id, 'title'))}`,
      href: `/migrations/${migration.id}/${outline.phase}/${outline.id}`,
    })),
  ];
}

interface Props {
  readonly migration: Migration;
  readonly steps: readonly StepView[];
  readonly phase?: PhaseId;
  /** The page draws the phases itself. */
  readonly hasTrack?: boolean;
  readonly children: ReactNode;
}

/** The frame of every page of a migration: its kind, and the phases with their state. */
export async function MigrationFrame({ migration, steps, phase, hasTrack, children }: Props) {
  const t = await viewerTranslate();
  const viewer = await currentViewer();
  const { drawn, revision } = await loadDrawn(migration.id);
  return (
    <SiteFrame
      banner={
        migration.kind === 'practice' ? (
          <p
            data-print="hidden"
            className="flex items-center justify-center gap-2 border-b border-info-border bg-info-bg px-3 py-1.5 text-center text-sm font-medium text-info-fg"
          >
            <FlaskConical aria-hidden className="size-4 shrink-0" />
            {t('ui.frame.practice')}
          </p>
        ) : null
      }
    >
      <div data-print="hidden">
        <LivePhases
          {...drawn}
          migrationName={migration.name}
          revision={revision}
          currentId={phase}
          isDrawn={!hasTrack}
          phases={PHASE_IDS.map((id) => ({
            id,
            number: PHASE_NUMBERS[id],
            title: t(`plan.phase.${id}.title`),
            href: `/migrations/${migration.id}/${id}`,
          }))}
        />
      </div>
      <PageCommands commands={commandsOf(migration, steps, viewer?.role === 'operator', t)} />
      {children}
    </SiteFrame>
  );
}
