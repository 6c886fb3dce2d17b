import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { VerdictBadge } from '@/components/ui/verdict-badge';
import type { Translate } from '@/lib/i18n/translate';
import type { Outcome } from '@/lib/plan/step';

export interface CriterionView extends Outcome {
  readonly id: string;
  /** “Waived by Ana: agreed with the team”. */
  readonly waiver?: string | undefined;
  /** e.g. a button that opens the waiver form. */
  readonly action?: ReactNode;
}

interface Props {
  readonly criteria: readonly CriterionView[];
  readonly t: Translate;
}

/** What was asked of the evidence and what it answered. */
export function CriteriaList({ criteria, t }: Props) {
  if (criteria.length === 0) return <EmptyState title={t('ui.criteria.none')} />;
  return (
    <ul className="divide-y">
      {criteria.map((criterion) => (
        <li key={criterion.id} className="flex flex-wrap items-start gap-x-3 gap-y-1.5 py-2.5">
          <span className="w-32 shrink-0">
            <VerdictBadge verdict={criterion.verdict} t={t} />
          </span>
          <span className="min-w-0 flex-1 basis-56 text-sm [overflow-wrap:anywhere]">
            {t(criterion.message)}
            {criterion.waiver ? (
              <span className="mt-0.5 block text-ink-muted">{criterion.waiver}</span>
            ) : null}
          </span>
          {criterion.action}
        </li>
      ))}
    </ul>
  );
}
