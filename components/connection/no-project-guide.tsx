import type { Translate } from '@/lib/i18n/translate';

interface Props {
  readonly t: Translate;
}

const STEPS = [
  'signIn',
  'newProject',
  'name',
  'password',
  'region',
  'plan',
  'wait',
  'connect',
  'keys',
] as const;

/** For an operator who has no project yet: what to click and what to choose, one thing after the other. */
export function NoProjectGuide({ t }: Props) {
  return (
    <details className="mb-5 rounded-md border p-3">
      <summary className="min-h-6 font-semibold">{t('connection.guide.title')}</summary>
      <p className="mt-2 max-w-prose text-sm text-ink-muted">{t('connection.guide.byToken')}</p>
      <ol className="mt-2 list-decimal space-y-1.5 pl-5 text-sm">
        {STEPS.map((step) => (
          <li key={step} className="max-w-prose pl-1">
            {t(`connection.guide.${step}` as const)}
          </li>
        ))}
      </ol>
    </details>
  );
}
