import Link from 'next/link';
import { PhaseProgressText } from '@/components/wizard/phase-progress-text';
import { StateDot } from '@/components/wizard/state-dot';
import type { Translate } from '@/lib/i18n/translate';
import type { StepState } from '@/lib/plan/status';

export interface TrackPhase {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly href: string;
  readonly state: StepState;
  readonly done: number;
  readonly total: number;
  /** Time worked against the plan, in words. */
  readonly times: string;
}

interface Props {
  readonly phases: readonly TrackPhase[];
  readonly t: Translate;
}

/** The phases as the way from source to target: what is done, where it stands, how long it took against the plan. */
export function PhaseTrack({ phases, t }: Props) {
  return (
    <nav
      aria-label={t('ui.stepper.phases')}
      className="min-w-0 overflow-hidden rounded-lg border bg-surface shadow-low"
    >
      <div
        aria-hidden
        className="h-1 bg-linear-to-r from-source-solid to-target-solid forced-colors:bg-[Highlight]"
      />
      <ol className="divide-y">
        {phases.map((phase) => (
          <li key={phase.id}>
            <Link
              href={phase.href}
              className="flex min-h-10 items-center gap-x-3 px-3.5 max-sm:flex-wrap py-1.5 text-sm no-underline hover:bg-sunken focus-visible:-outline-offset-2"
            >
              <StateDot state={phase.state} />
              <span className="min-w-0 flex-1">
                <PhaseProgressText {...phase} look="line" t={t} />
              </span>
              <span className="tabular shrink-0 text-xs text-ink-muted max-sm:basis-full max-sm:pl-9 sm:text-right">
                {phase.times}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
