import { Fold } from '@/components/ui/fold';
import type { Translate } from '@/lib/i18n/translate';

interface Props {
  readonly t: Translate;
  /** What it does, in one sentence; absent where the head of the page says it. */
  readonly what?: string | undefined;
  readonly why?: string | undefined;
  readonly risks?: readonly string[] | undefined;
  /** Opens both explanations, for a first practice run. */
  readonly isGuided?: boolean;
}

/** What a step does, why it matters and what can go wrong, before anything is asked. */
export function StepIntro({ t, what, why, risks = [], isGuided = false }: Props) {
  return (
    <div className="space-y-3">
      {what ? <p className="max-w-prose text-lg">{what}</p> : null}
      {why || risks.length > 0 ? (
        <div className="grid items-start gap-2 md:grid-cols-2">
          {why ? (
            <Fold look="note" title={t('ui.step.why')} isOpen={isGuided}>
              <p>{why}</p>
            </Fold>
          ) : null}
          {risks.length > 0 ? (
            <Fold look="note" title={t('ui.step.risks')} isOpen={isGuided}>
              <ul className="list-disc space-y-1 pl-4">
                {risks.map((risk) => (
                  <li key={risk}>{risk}</li>
                ))}
              </ul>
            </Fold>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
