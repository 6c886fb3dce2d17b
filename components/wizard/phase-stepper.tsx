import clsx from 'clsx';
import Link from 'next/link';
import type { Translate } from '@/lib/i18n/translate';
import type { StepState } from '@/lib/plan/status';
import { PhaseProgressText } from './phase-progress-text';
import { ScrollToCurrent } from './scroll-to-current';
import { StateDot } from './state-dot';

export interface PhaseView {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly href: string;
  /** From `phaseProgress`, as the numbers are. */
  readonly state: StepState;
  readonly done: number;
  readonly total: number;
}

interface Props {
  readonly phases: readonly PhaseView[];
  /** The phase this page is about, when it is about one. */
  readonly currentId?: string | undefined;
  readonly t: Translate;
}

/** The phases in order: where the migration is, and the way into each. Scrolls sideways on a narrow screen. */
export function PhaseStepper({ phases, currentId, t }: Props) {
  return (
    <nav
      aria-label={t('ui.stepper.phases')}
      className="scroll-edges mb-6 overflow-x-auto rounded-lg border bg-surface shadow-low"
    >
      <ScrollToCurrent />
      <ol className="flex min-w-max lg:min-w-0">
        {phases.map((phase) => {
          const isCurrent = phase.id === currentId;
          return (
            <li key={phase.id} className="flex-1 border-r last:border-r-0">
              <Link
                href={phase.href}
                aria-current={isCurrent ? 'step' : undefined}
                className={clsx(
                  'relative flex h-full items-start gap-2 px-3 py-3 no-underline hover:bg-sunken focus-visible:-outline-offset-2',
                  isCurrent && 'bg-sunken',
                )}
              >
                {isCurrent ? (
                  <span
                    aria-hidden
                    className="absolute inset-x-0 bottom-0 h-[3px] bg-linear-to-r from-source-solid to-target-solid forced-colors:bg-[Highlight]"
                  />
                ) : null}
                <StateDot state={phase.state} />
                <span className="min-w-0">
                  <PhaseProgressText {...phase} isCurrent={isCurrent} look="block" t={t} />
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
