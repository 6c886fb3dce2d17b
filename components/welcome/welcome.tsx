import { FileCheck2, Route, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Translate } from '@/lib/i18n/translate';
import { OUTLINE, PHASE_IDS, PHASE_NUMBERS } from '@/lib/plan/outline';
import { WelcomePicture } from './welcome-picture';

const PHASES = PHASE_IDS.filter((phase) => phase !== 'rollback');
const PROMISES = [
  { id: 'evidence', Icon: FileCheck2 },
  { id: 'failure', Icon: Route },
  { id: 'rollback', Icon: Undo2 },
] as const;

interface Props {
  readonly t: Translate;
  /** The button that starts a practice migration. */
  readonly start: ReactNode;
  /** The way to a real project. */
  readonly alternative: ReactNode;
}

function minutesOf(phase: string): number {
  return OUTLINE.filter((step) => step.phase === phase).reduce((sum, step) => sum + step.estimate, 0);
}

/** The first page of an empty installation: in one glance what this does, and the way to try it. */
export function Welcome({ t, start, alternative }: Props) {
  return (
    <div className="space-y-12 pt-2 sm:pt-6">
      <div className="grid items-center gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)]">
        <div>
          <h1 className="max-w-xl text-3xl sm:text-4xl">{t('help.welcome.title')}</h1>
          <p className="mt-4 max-w-prose text-lg text-ink-muted">{t('help.welcome.lead')}</p>
          <div className="mt-7 flex flex-wrap items-center gap-3">
            {start}
            {alternative}
          </div>
          <p className="mt-4 max-w-prose text-sm text-ink-muted">{t('help.welcome.practiceHint')}</p>
        </div>
        <WelcomePicture t={t} />
      </div>
      <section aria-labelledby="welcome-phases">
        <h2 id="welcome-phases" className="text-lg">
          {t('help.welcome.phases')}
        </h2>
        <ol className="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {PHASES.map((phase) => (
            <li key={phase} className="rounded-lg border bg-surface p-4 shadow-low">
              <div className="flex items-baseline justify-between gap-x-3">
                <h3 className="text-base">
                  <span className="mr-1.5 font-normal text-ink-muted">{PHASE_NUMBERS[phase]}</span>
                  {t(`plan.phase.${phase}.title`)}
                </h3>
                <span className="tabular shrink-0 text-sm text-ink-muted">
                  {t('help.welcome.minutes', { minutes: minutesOf(phase) })}
                </span>
              </div>
              <p className="mt-1 text-sm text-ink-muted">{t(`plan.phase.${phase}.summary`)}</p>
            </li>
          ))}
        </ol>
      </section>
      <ul className="grid gap-x-8 gap-y-6 md:grid-cols-3">
        {PROMISES.map(({ id, Icon }) => (
          <li key={id} className="flex gap-3">
            <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-muted" />
            <div>
              <h2 className="text-base">{t(`help.welcome.promise.${id}.title`)}</h2>
              <p className="mt-1 max-w-prose text-sm text-ink-muted">
                {t(`help.welcome.promise.${id}.text`)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
