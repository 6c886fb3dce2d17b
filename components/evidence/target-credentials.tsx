import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translate';
import type {
  TargetCredentialsEvidence,
  UnderstoodConnection,
} from '@/lib/plan/evidence/target-credentials-evidence';
import { ConnectionPastePreview } from '../connection/connection-paste-preview';
import { KeyValueList } from '../ui/key-value-list';

interface Language {
  readonly t: Translate;
  readonly locale: Locale;
}

function Door({
  door,
  title,
  t,
  locale,
}: Language & { readonly door: UnderstoodConnection; readonly title: string }) {
  return (
    <section aria-label={title}>
      <h3 className="text-base font-semibold">{title}</h3>
      <p className="max-w-prose text-sm text-ink-muted">
        {t(`connection.kind.${door.place.kind}` as const, { port: String(door.port) })}
        {door.isKept ? ` ${t('connection.part.kept')}` : ''}
      </p>
      <ConnectionPastePreview parts={door} findings={[]} t={t} locale={locale} />
    </section>
  );
}

/** What was understood of the credentials, and what was found about them. */
export function TargetCredentialsView({
  evidence,
  t,
  locale,
}: Language & { readonly evidence: TargetCredentialsEvidence }) {
  const { target, session, ref, projectUrl, stored, findings } = evidence;
  const secrets = ['password', 'anonKey', 'serviceKey', 'accessToken'] as const;
  const kept = secrets
    .filter((name) => stored[name])
    .map((name) => t(`connection.field.${name}.label` as const));
  return (
    <div className="space-y-6">
      <div className="grid items-start gap-x-8 gap-y-6 xl:grid-cols-2">
        {target ? <Door door={target} title={t('connection.part.target')} t={t} locale={locale} /> : null}
        {session ? <Door door={session} title={t('connection.part.session')} t={t} locale={locale} /> : null}
      </div>
      <KeyValueList
        items={[
          { key: 'ref', label: t('connection.field.ref.label'), value: ref ?? '–' },
          { key: 'url', label: t('connection.field.projectUrl.label'), value: projectUrl ?? '–' },
          { key: 'secrets', label: t('connection.part.secrets'), value: kept.join(', ') || '–' },
        ]}
      />
      <ConnectionPastePreview parts={null} findings={findings} t={t} locale={locale} />
    </div>
  );
}
