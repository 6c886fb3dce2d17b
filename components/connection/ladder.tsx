import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translate';
import { explainError } from '@/lib/platform/errors/explain-error';
import type { Rung, RungError } from '@/lib/postgres/diagnose/rung';
import { CodeBlock } from '../ui/code-block';
import { ErrorPanel } from '../ui/error-panel';
import { RungDot } from './rung-dot';

interface Props {
  readonly rungs: readonly Rung[];
  readonly t: Translate;
  readonly locale: Locale;
  /** Names the list for those who do not see it. */
  readonly label: string;
}

interface RowProps extends Pick<Props, 't' | 'locale'> {
  readonly rung: Rung;
  /** The slowest rung's time, in ms: the whole width of a bar. */
  readonly longest: number;
}

/** How long a rung took, beside the others. */
function Time({ rung, longest, t }: Omit<RowProps, 'locale'>) {
  if (rung.state === 'skipped') return null;
  const share = Math.max(2, Math.round((rung.ms / Math.max(longest, 1)) * 100));
  return (
    <span className="tabular relative w-20 shrink-0 text-right text-xs text-ink-muted">
      {t('connection.ladder.ms', { ms: rung.ms })}
      <span aria-hidden className="mt-0.5 block h-1 rounded-full bg-sunken">
        <span className="block h-1 rounded-full bg-target-solid" style={{ width: `${share}%` }} />
      </span>
    </span>
  );
}

function Head({ rung, longest, t }: Omit<RowProps, 'locale'>) {
  return (
    <span className="flex min-w-0 flex-1 items-start gap-2.5">
      <RungDot state={rung.state} t={t} />
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{t(`connection.rung.${rung.id}`)}</span>
        {rung.state === 'fail' && rung.error ? null : (
          <span className="block text-ink-muted">{t(rung.message)}</span>
        )}
      </span>
      <Time rung={rung} longest={longest} t={t} />
    </span>
  );
}

function Facts({ rung, t }: Pick<RowProps, 'rung' | 't'>) {
  const label = t('connection.ladder.facts', { rung: t(`connection.rung.${rung.id}`) });
  return <CodeBlock code={JSON.stringify(rung.facts, null, 2)} label={label} t={t} />;
}

/** A rung that failed: its cause and cures at once, the facts below them. */
function FailedRow({ rung, error, longest, t, locale }: RowProps & { readonly error: RungError }) {
  return (
    <li className="relative py-1.5">
      <Head rung={rung} longest={longest} t={t} />
      <div className="mt-2 mb-2 ml-8 space-y-2">
        <ErrorPanel
          error={explainError(error.code, locale, error.params)}
          original={error.original}
          sqlState={error.sqlState}
          level={4}
          t={t}
        />
        <details>
          <summary className="min-h-6 text-xs text-ink-muted">
            {t('connection.ladder.facts', { rung: t(`connection.rung.${rung.id}`) })}
          </summary>
          <Facts rung={rung} t={t} />
        </details>
      </div>
    </li>
  );
}

function RungRow(props: RowProps) {
  const { rung, longest, t } = props;
  if (rung.state === 'fail' && rung.error) return <FailedRow {...props} error={rung.error} />;
  const head = <Head rung={rung} longest={longest} t={t} />;
  return (
    <li className="relative py-1.5">
      {Object.keys(rung.facts).length === 0 ? (
        head
      ) : (
        <details>
          <summary className="flex min-h-6 list-none rounded-sm hover:bg-sunken [&::-webkit-details-marker]:hidden">
            {head}
          </summary>
          <div className="mt-1 mb-2 ml-8">
            <Facts rung={rung} t={t} />
          </div>
        </details>
      )}
    </li>
  );
}

/** The rungs from the text of a connection to its round-trip time: state, time as a bar, and the raw facts on a click. */
export function LadderView({ rungs, t, locale, label }: Props) {
  const longest = Math.max(...rungs.map(({ ms }) => ms));
  return (
    <ol
      className="relative text-sm before:absolute before:inset-y-3 before:left-3 before:w-px before:bg-line"
      aria-label={label}
    >
      {rungs.map((rung) => (
        <RungRow key={rung.id} rung={rung} longest={longest} t={t} locale={locale} />
      ))}
    </ol>
  );
}
