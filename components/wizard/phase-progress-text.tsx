import clsx from 'clsx';
import type { Translate } from '@/lib/i18n/translate';
import { STEP_STATE_LOOK, type StepState } from '@/lib/plan/status';

interface Props {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: StepState;
  readonly done: number;
  readonly total: number;
  readonly isCurrent?: boolean;
  /** `line`: name and state beside each other where there is room for it. */
  readonly look: 'block' | 'line';
  readonly t: Translate;
}

/** A phase in words: its number and name, its state, and how many of its steps are done. */
export function PhaseProgressText({ id, number, title, state, done, total, isCurrent, look, t }: Props) {
  const isBlock = look === 'block';
  const { tone } = STEP_STATE_LOOK[state];
  // In a narrow column the sign beside it says the rest; what somebody must see is written out.
  const isNews = tone === 'danger' || state === 'waiting' || state === 'running';
  // A way back is there for the case of need: it is neither next nor late.
  const isSpare = id === 'rollback' && state === 'not-started';
  return (
    <>
      <span className={clsx(isBlock && 'block text-sm', isCurrent ? 'font-semibold' : 'font-medium')}>
        <span className="tabular text-ink-muted">{number}</span>
        {/* A number does not stand alone on a line. */}
        {`\u00a0${title}`}
      </span>
      <span
        className={clsx(
          'block text-xs text-ink-muted',
          !isBlock && "sm:inline sm:before:mx-1.5 sm:before:content-['·']",
        )}
      >
        {isSpare ? t('ui.stepper.ifNeeded') : null}
        {isSpare && done > 0 ? ' · ' : null}
        <span
          hidden={isSpare}
          className={clsx(tone === 'danger' && 'font-medium text-danger-fg', isBlock && !isNews && 'sr-only')}
        >
          {t(`run.stepState.${state}.label`)}
          {' · '}
        </span>
        {isSpare && done === 0 ? null : t('ui.stepper.doneOf', { done, total })}
      </span>
    </>
  );
}
