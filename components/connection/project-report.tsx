import type { Translate } from '@/lib/i18n/translate';
import type { ProjectReport as Report, Told } from '@/lib/plan/evidence/project-report';
import { KeyValueList } from '../ui/key-value-list';

interface Props {
  readonly project: Report;
  readonly t: Translate;
}

/** What Supabase itself said of the project; a refused call shows its code. */
export function ProjectReport({ project, t }: Props) {
  const show = <T,>(told: Told<T>, text: (value: T) => string) =>
    'value' in told ? text(told.value) : told.code;
  const yesNo = (value: boolean) => t(value ? 'connection.project.yes' : 'connection.project.no');
  const items = [
    { key: 'status', value: show(project.status, (value) => value) },
    { key: 'region', value: show(project.region, (value) => value) },
    {
      key: 'poolers',
      value: show(
        project.poolers,
        (list) => list.map((one) => `${one.db_host}:${one.db_port}`).join(', ') || '–',
      ),
    },
    { key: 'bans', value: show(project.bans, (list) => list.join(', ') || '–') },
    { key: 'isRestricted', value: show(project.isRestricted, yesNo) },
    { key: 'isSslEnforced', value: show(project.isSslEnforced, yesNo) },
    { key: 'isReadOnly', value: show(project.isReadOnly, yesNo) },
    { key: 'backups', value: show(project.backups, ({ count, pitr }) => `${count}${pitr ? ' + PITR' : ''}`) },
  ] as const;
  return (
    <section aria-label={t('connection.project.title')}>
      <h3 className="text-base font-semibold">{t('connection.project.title')}</h3>
      <KeyValueList
        items={items.map(({ key, value }) => ({
          key,
          value,
          label: t(`connection.project.${key}` as const),
        }))}
      />
    </section>
  );
}
