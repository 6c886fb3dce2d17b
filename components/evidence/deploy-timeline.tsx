import clsx from 'clsx';
import { Badge } from '@/components/ui/badge';
import { LocalTime } from '@/components/ui/local-time';
import { formatKinds } from '@/lib/i18n/format/format-kinds';
import type { Translate } from '@/lib/i18n/translate';
import type { SchemaDeployEvidence } from '@/lib/steps/schema/schema-deploy';

interface Props {
  readonly evidence: SchemaDeployEvidence;
  readonly t: Translate;
}

/** What this deploy was: its transaction, and what it made, kind by kind. */
function Made({ evidence, t }: Props) {
  const { statements, ms, through, created } = evidence;
  return (
    <div className="mt-1 space-y-1.5">
      <p className="tabular text-ink-muted">
        {t('schema.view.inTransaction', {
          statements,
          ms: Math.round(ms),
          door: t(`schema.view.through.${through}`),
        })}
      </p>
      <ul className="flex flex-wrap gap-1.5">
        {Object.entries(created).map(([kind, count]) => (
          <li key={kind}>
            <Badge tone="neutral">{formatKinds([{ kind, count }], t)}</Badge>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The deploys of a migration on a line in time, the newest above; of the newest, what it made. */
export function DeployTimeline({ evidence, t }: Props) {
  const entries = [...evidence.history].reverse();
  return (
    <section aria-label={t('schema.view.history')}>
      <h3 className="mb-2 text-sm text-ink-muted">{t('schema.view.history')}</h3>
      <ol className="ml-1.5 border-l-2 text-sm">
        {entries.map(({ at, by, outcome, sha256, created }, place) => (
          <li key={at} className="relative pb-4 pl-5 last:pb-0">
            <span
              aria-hidden
              className={clsx(
                'absolute top-1 -left-[7px] size-3 rounded-full border-2 border-target-solid',
                place === 0 ? 'bg-target-solid' : 'bg-surface',
              )}
            />
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-medium">{t(`schema.view.${outcome}`)}</span>
              <LocalTime at={Date.parse(at)} />
              <span className="text-ink-muted">{t('ui.attempt.by', { name: by })}</span>
              <span className="tabular text-ink-muted">{t('schema.view.objects', { count: created })}</span>
            </p>
            <p className="text-xs text-ink-muted">
              SHA-256{' '}
              <code className="font-mono break-all">{place === 0 ? sha256 : `${sha256.slice(0, 16)}…`}</code>
            </p>
            {place === 0 ? <Made evidence={evidence} t={t} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
