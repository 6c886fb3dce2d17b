import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translate';
import { explainError } from '@/lib/platform/errors/explain-error';
import type { Rung } from '@/lib/postgres/diagnose/rung';
import { CodeBlock } from '../ui/code-block';
import { ErrorPanel } from '../ui/error-panel';
import { RungBadge } from './rung-badge';

interface Props {
  readonly rungs: readonly Rung[];
  readonly t: Translate;
  readonly locale: Locale;
  /** Names the list for those who do not see it. */
  readonly label: string;
}

function Facts({ rung, name, t }: { readonly rung: Rung; readonly name: string; readonly t: Translate }) {
  if (Object.keys(rung.facts).length === 0) return null;
  return (
    <details className="mt-1">
      <summary className="min-h-6 text-xs text-ink-muted">
        {t('connection.ladder.facts', { rung: name })}
      </summary>
      <div className="mt-1">
        <CodeBlock code={JSON.stringify(rung.facts, null, 2)} label={name} t={t} />
      </div>
    </details>
  );
}

function RungRow({ rung, t, locale }: { readonly rung: Rung } & Pick<Props, 't' | 'locale'>) {
  const name = t(`connection.rung.${rung.id}` as const);
  const { error } = rung;
  const isFailed = rung.state === 'fail' && error !== undefined;
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <RungBadge state={rung.state} t={t} />
        <span className="font-semibold">{name}</span>
        {rung.state === 'skipped' ? null : (
          <span className="tabular ml-auto text-xs text-ink-muted">
            {t('connection.ladder.ms', { ms: rung.ms })}
          </span>
        )}
      </div>
      {isFailed ? (
        <div className="mt-2">
          <ErrorPanel
            error={explainError(error.code, locale, error.params)}
            original={error.original}
            sqlState={error.sqlState}
            level={4}
            t={t}
          />
        </div>
      ) : (
        <p className="mt-1 max-w-prose text-sm text-ink-muted">{t(rung.message)}</p>
      )}
      <Facts rung={rung} name={name} t={t} />
    </li>
  );
}

/** The rungs from the text of a connection to its round-trip time: state, time, and the raw facts one click away. */
export function LadderView({ rungs, t, locale, label }: Props) {
  return (
    <ol className="divide-y text-sm" aria-label={label}>
      {rungs.map((rung) => (
        <RungRow key={rung.id} rung={rung} t={t} locale={locale} />
      ))}
    </ol>
  );
}
