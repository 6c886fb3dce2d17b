import { GraduationCap } from 'lucide-react';
import { en } from '@/lib/i18n/en/dictionary';
import type { Translate } from '@/lib/i18n/translate';
import type { StepId } from '@/lib/plan/step-id';

type Guided = keyof typeof en.help.guide.step;

/** The guide of a step lies in the dictionary under its id; a step without one explains itself. */
function guideOf(stepId: StepId): Guided | null {
  const slug = stepId.replaceAll('.', '-');
  return slug in en.help.guide.step ? (slug as Guided) : null;
}

interface Props {
  readonly stepId: StepId;
  readonly t: Translate;
}

/** What to do on this page and what to look at, for somebody who practises. */
export function PracticeGuide({ stepId, t }: Props) {
  const step = guideOf(stepId);
  if (!step) return null;
  return (
    <div role="note" className="flex gap-3 rounded-lg border border-info-border bg-info-bg p-3.5 text-sm">
      <GraduationCap aria-hidden className="mt-0.5 size-4.5 shrink-0 text-info-fg" />
      <p className="max-w-prose">
        <span className="font-semibold text-info-fg">{t('help.guide.title')}.</span>{' '}
        {t(`help.guide.step.${step}`)}
      </p>
    </div>
  );
}
