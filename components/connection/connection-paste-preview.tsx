import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translate';
import { explainError } from '@/lib/platform/errors/explain-error';
import type { Finding } from '@/lib/postgres/address/finding';
import { KeyValueList } from '../ui/key-value-list';
import { VerdictBadge } from '../ui/verdict-badge';

export interface UnderstoodParts {
  readonly host: string | null;
  readonly port: number;
  readonly user: string | null;
  readonly database: string | null;
  readonly tlsMode: string | null;
  readonly hasPassword?: boolean;
}

interface Props {
  readonly parts: UnderstoodParts | null;
  readonly findings: readonly Finding[];
  readonly t: Translate;
  readonly locale: Locale;
}

function FindingRow({ finding, t, locale }: { readonly finding: Finding } & Pick<Props, 't' | 'locale'>) {
  const { verdict, code, message } = finding;
  const explained = code ? explainError(code, locale, message.params) : null;
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 py-1.5 text-sm">
      <VerdictBadge verdict={verdict} t={t} />
      <div className="min-w-0 flex-1 basis-64">
        <p>{t(message)}</p>
        {explained ? (
          <>
            <p className="text-ink-muted">{explained.cause}</p>
            <ol className="list-decimal pl-5 text-ink-muted">
              {explained.cures.map((cure) => (
                <li key={cure}>{cure}</li>
              ))}
            </ol>
          </>
        ) : null}
      </div>
    </li>
  );
}

/** What was understood of a connection, part by part, and what had to be assumed or is wrong. Never the password. */
export function ConnectionPastePreview({ parts, findings, t, locale }: Props) {
  const names = ['host', 'port', 'user', 'database', 'tlsMode'] as const;
  const items = names.map((key) => ({
    key,
    label: t(`connection.part.${key}` as const),
    value: String(parts?.[key] ?? '–'),
  }));
  return (
    <div className="space-y-3">
      {parts ? <KeyValueList items={items} isCode /> : null}
      {parts?.hasPassword === undefined ? null : (
        <p className="text-sm text-ink-muted">
          {t(parts.hasPassword ? 'connection.part.withPassword' : 'connection.part.withoutPassword')}
        </p>
      )}
      {findings.length > 0 ? (
        <ul className="divide-y">
          {findings.map((finding) => (
            <FindingRow key={JSON.stringify(finding.message)} finding={finding} t={t} locale={locale} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}
