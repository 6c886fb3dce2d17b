import { Card } from '@/components/ui/card';
import type { Translate } from '@/lib/i18n/translate';
import type { Migration } from '@/lib/store/migrations';
import { listSecretNames } from '@/lib/store/secrets';
import { ForgetButton } from './forget-button';

/** Which credentials are kept for a migration, by name, and the button that deletes them all. */
export async function CredentialsCard({ migration, t }: { migration: Migration; t: Translate }) {
  const kept = await listSecretNames(migration.id);
  return (
    <Card
      id="credentials"
      title={t('trust.credentials.title')}
      description={t('trust.credentials.lead')}
      className="lg:col-span-2"
    >
      {kept.length > 0 ? (
        <ul className="mb-4 list-disc space-y-1 pl-5 text-sm">
          {kept.map((name) => (
            <li key={name}>{t(`trust.credentials.name.${name}`)}</li>
          ))}
        </ul>
      ) : (
        <p className="mb-4 text-sm text-ink-muted">{t('trust.credentials.none')}</p>
      )}
      <ForgetButton
        migrationId={migration.id}
        migrationName={migration.name}
        texts={{
          open: t('trust.credentials.forget'),
          title: t('trust.credentials.askTitle'),
          deletes: t('trust.credentials.deletes', { count: kept.length }),
          stops: t('trust.credentials.stops'),
          stays: t('trust.credentials.stays'),
          noUndo: t('trust.credentials.noUndo'),
          copies: t('trust.credentials.copies'),
          copiesHelp: t('trust.credentials.copiesHelp'),
          confirm: t('trust.credentials.confirm'),
          done: t('trust.credentials.done'),
        }}
      />
    </Card>
  );
}
