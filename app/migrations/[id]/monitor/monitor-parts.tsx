import type { MonitorTexts } from '@/components/monitor/monitor-texts';
import { Card } from '@/components/ui/card';
import type { Translate } from '@/lib/i18n/translate';
import type { Migration } from '@/lib/store/migrations';
import { monitorFields } from './monitor-fields';
import { MonitorSettingsForm } from './monitor-settings-form';
import { Panel } from './panel';

interface Props {
  readonly migration: Migration;
  readonly t: Translate;
}

function monitorTexts(t: Translate): MonitorTexts {
  return {
    reading: t('testing.monitor.reading'),
    lost: t('testing.monitor.lost'),
    nothing: t('testing.monitor.nothing'),
    logLines: t('testing.monitor.log.lines'),
    isError: t('testing.monitor.log.isError'),
    onlyErrors: t('testing.monitor.log.onlyErrors'),
  };
}

/** What only operators see: the target, its pools, the backend's metric and log, and what of them is looked at. */
export function MonitorParts({ migration, t }: Props) {
  const texts = monitorTexts(t);
  const chosen = JSON.stringify([
    migration.settings.monitor,
    migration.settings.compute,
    migration.settings.diskGb,
  ]);
  const panel = (part: 'target' | 'pools' | 'log' | 'metric' | 'changes') => (
    <Panel chosen={chosen} migrationId={migration.id} part={part} texts={texts} />
  );
  return (
    <>
      <div className="min-w-0 space-y-5">
        <Card id="panel" title={t('testing.monitor.panel')} description={t('testing.monitor.panelLead')}>
          {panel('target')}
        </Card>
      </div>
      <div className="min-w-0 space-y-5">
        <Card
          id="pools"
          title={t('testing.monitor.pools.title')}
          description={t('testing.monitor.pools.lead')}
        >
          {panel('pools')}
        </Card>
        <Card
          id="metric"
          title={t('testing.monitor.metric.title')}
          description={t('testing.monitor.metric.lead')}
        >
          {panel('metric')}
        </Card>
        <Card
          id="looked-at"
          title={t('testing.monitor.settings.title')}
          description={t('testing.monitor.settings.lead')}
        >
          <MonitorSettingsForm
            migrationId={migration.id}
            fields={monitorFields(migration.settings, t)}
            submit={t('testing.monitor.settings.save')}
            pending={t('testing.monitor.settings.saving')}
          />
        </Card>
      </div>
      <Card id="statements" className="xl:col-span-2" title={t('testing.monitor.card.changes')}>
        {panel('changes')}
      </Card>
      <Card
        id="backend-log"
        className="xl:col-span-2"
        title={t('testing.monitor.log.title')}
        description={t('testing.monitor.log.lead')}
      >
        {panel('log')}
      </Card>
    </>
  );
}
