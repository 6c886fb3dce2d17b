import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import type { Translate } from '@/lib/i18n/translate';
import { stepText } from '@/lib/plan/step-text';
import type { StepView } from '@/lib/runs/derive-steps';
import { stepReason } from '../../step-reason';

interface Props {
  readonly migrationId: string;
  readonly step: StepView;
  readonly steps: readonly StepView[];
  readonly t: Translate;
}

/** Why the step is in its state, with the way to each step that it waits for. To wait, or to be taken back on purpose, is no warning. */
export function ReasonNotice({ migrationId, step, steps, t }: Props) {
  const reason = stepReason(step, t);
  if (!reason) return null;
  if (step.state === 'undone') return <Callout tone="neutral" title={reason} />;
  if (step.state !== 'blocked') return <Callout tone="warning" title={reason} />;
  const before = steps.filter(({ outline }) => step.blockedBy.includes(outline.id));
  return (
    <Callout
      tone="neutral"
      title={reason}
      actions={before.map(({ outline }) => (
        <LinkButton
          key={outline.id}
          size="sm"
          href={`/migrations/${migrationId}/${outline.phase}/${outline.id}`}
        >
          {`${outline.number} ${t(stepText(outline.id, 'title'))}`}
        </LinkButton>
      ))}
    />
  );
}
