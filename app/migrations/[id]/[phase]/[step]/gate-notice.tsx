import Link from 'next/link';
import { Callout } from '@/components/ui/callout';
import type { Translate } from '@/lib/i18n/translate';
import { stepText } from '@/lib/plan/step-text';
import type { StepView } from '@/lib/runs/derive-steps';
import type { Gate } from '@/lib/runs/gate';

interface Props {
  readonly migrationId: string;
  readonly gate: Gate;
  readonly steps: readonly StepView[];
  readonly t: Translate;
}

/** Says before anybody presses a button that an earlier phase keeps this one closed, and by what. */
export function GateNotice({ migrationId, gate, steps, t }: Props) {
  if (gate.isOpen) return null;
  const ids = new Set(gate.obstacles.map(({ stepId }) => stepId));
  const inTheWay = steps.filter(({ outline }) => ids.has(outline.id));
  return (
    <Callout tone="warning" title={t('app.step.gateClosed')}>
      <ul className="mt-1 list-disc pl-4">
        {inTheWay.map(({ outline, state }) => (
          <li key={outline.id}>
            <Link
              className="text-link inline-flex min-h-6 items-center"
              href={`/migrations/${migrationId}/${outline.phase}/${outline.id}`}
            >
              {outline.number} {t(stepText(outline.id, 'title'))}
            </Link>{' '}
            ({t(`run.stepState.${state}.label`)})
          </li>
        ))}
      </ul>
      <p className="mt-1.5">
        {t('app.step.gateCure')}{' '}
        <Link className="text-link" href={`/migrations/${migrationId}#gates`}>
          {t('app.step.requiredLink')}
        </Link>
      </p>
    </Callout>
  );
}
