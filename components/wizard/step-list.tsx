import clsx from 'clsx';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { LiveTimer } from '@/components/ui/live-timer';
import { StepStateBadge } from '@/components/ui/step-state-badge';
import type { Translate } from '@/lib/i18n/translate';
import { STEP_STATE_LOOK, type StepState } from '@/lib/plan/status';
import { StateDot } from './state-dot';

export interface StepView {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** What it does, in one sentence; left out where space is short. */
  readonly what?: string;
  readonly href: string;
  readonly state: StepState;
  /** Minutes the plan reserves. */
  readonly estimate: number;
  readonly isOptional?: boolean;
  /** Times of the newest run, ms since the epoch. */
  readonly startedAt?: number | null;
  readonly endedAt?: number | null;
  /** One clause that explains the state: what blocks it, who skipped it and why, what made it stale. */
  readonly reason?: string | undefined;
}

interface Props {
  readonly steps: readonly StepView[];
  readonly currentId?: string | undefined;
  readonly serverNow: number;
  readonly t: Translate;
  /** Accessible name: the phase. */
  readonly label: string;
  /** In the side rail: without the reasons. */
  readonly isCompact?: boolean;
}

function StepTimes({ step, serverNow, t }: { step: StepView; serverNow: number; t: Translate }) {
  const estimate = t('ui.stepper.estimate', { minutes: step.estimate });
  if (!step.startedAt) return <span className="tabular">{estimate}</span>;
  return (
    <span className="tabular" title={estimate}>
      <LiveTimer startedAt={step.startedAt} endedAt={step.endedAt ?? null} serverNow={serverNow} />
    </span>
  );
}

/** Facts with a dot between them; the one at the beginning of a line lies in the margin that is cut off. */
function Dotted({ children }: { readonly children: ReactNode }) {
  return (
    <span className="before:inline-block before:w-3 before:text-center before:content-['·']">{children}</span>
  );
}

/** The steps of a phase in order, each with its state in words, its reason, and its time against the estimate. */
export function StepList({ steps, currentId, serverNow, t, label, isCompact }: Props) {
  return (
    <ol aria-label={label} className="divide-y">
      {steps.map((step) => {
        const isCurrent = step.id === currentId;
        const isBad = STEP_STATE_LOOK[step.state].tone === 'danger';
        return (
          <li key={step.id}>
            <Link
              href={step.href}
              aria-current={isCurrent ? 'step' : undefined}
              className={clsx(
                'relative flex items-start gap-3 px-3.5 py-2.5 no-underline hover:bg-sunken focus-visible:-outline-offset-2',
                isCurrent && 'bg-sunken',
              )}
            >
              {isCurrent ? (
                <span
                  aria-hidden
                  className="absolute inset-y-0 left-0 w-[3px] bg-linear-to-b from-source-solid to-target-solid forced-colors:bg-[Highlight]"
                />
              ) : null}
              <StateDot state={step.state} />
              <span className="min-w-0 flex-1">
                <span className={clsx('block text-sm', isCurrent ? 'font-semibold' : 'font-medium')}>
                  <span className="tabular text-ink-muted">{step.number}</span> {step.title}
                </span>
                {isCompact ? (
                  <span className="block overflow-hidden text-xs text-ink-muted">
                    <span className="-ml-3 flex flex-wrap">
                      <Dotted>
                        <span className={clsx(isBad && 'font-medium text-danger-fg')}>
                          {t(`run.stepState.${step.state}.label`)}
                        </span>
                      </Dotted>
                      {step.isOptional ? <Dotted>{t('ui.state.optional')}</Dotted> : null}
                      <Dotted>
                        <StepTimes step={step} serverNow={serverNow} t={t} />
                      </Dotted>
                    </span>
                  </span>
                ) : (
                  <>
                    {step.what ? (
                      <span className="mt-0.5 block max-w-prose text-sm text-ink-muted">{step.what}</span>
                    ) : null}
                    {step.reason ? (
                      <span
                        className={clsx(
                          'mt-1 block text-sm',
                          // To wait for another step is the course of things.
                          step.state === 'blocked' ? 'text-ink-muted' : 'text-warning-fg',
                        )}
                      >
                        {step.reason}
                      </span>
                    ) : null}
                    <span className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-muted">
                      <StepStateBadge state={step.state} t={t} />
                      {step.isOptional ? <span>{t('ui.state.optional')}</span> : null}
                      <span className={clsx(step.isOptional && "before:mr-2 before:content-['·']")}>
                        <StepTimes step={step} serverNow={serverNow} t={t} />
                      </span>
                    </span>
                  </>
                )}
              </span>
            </Link>
          </li>
        );
      })}
    </ol>
  );
}
