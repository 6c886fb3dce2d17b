import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
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

function Disclosure({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details open={isOpen} className="group rounded-md border bg-surface">
      <summary className="flex min-h-9 list-none items-center gap-1.5 px-3 text-sm font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {title}
      </summary>
      <div className="px-3 pb-3 pl-8.5 text-sm text-ink-muted">{children}</div>
    </details>
  );
}

/** What a step does, why it matters and what can go wrong, before anything is asked. */
export function StepIntro({ t, what, why, risks = [], isGuided = false }: Props) {
  return (
    <div className="space-y-3">
      {what ? <p className="max-w-prose text-lg">{what}</p> : null}
      {why || risks.length > 0 ? (
        <div className="grid items-start gap-2 md:grid-cols-2">
          {why ? (
            <Disclosure title={t('ui.step.why')} isOpen={isGuided}>
              <p>{why}</p>
            </Disclosure>
          ) : null}
          {risks.length > 0 ? (
            <Disclosure title={t('ui.step.risks')} isOpen={isGuided}>
              <ul className="list-disc space-y-1 pl-4">
                {risks.map((risk) => (
                  <li key={risk}>{risk}</li>
                ))}
              </ul>
            </Disclosure>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
