import type { FormField } from '@/components/wizard/form-field';
import type { Translate } from '@/lib/i18n/translate';
import type { MigrationSettings } from '@/lib/plan/migration-settings';
import { COMPUTE_IDS } from '@/lib/postgres/address/compute-sizes';

/** The form of what the monitoring page looks at, filled with what was chosen. Pure. */
export function monitorFields({ compute, diskGb, monitor }: MigrationSettings, t: Translate): FormField[] {
  const sizes = COMPUTE_IDS.map((id) => ({
    value: id,
    label:
      id === 'nano'
        ? t('testing.monitor.settings.free')
        : t('testing.monitor.settings.paid', { size: id.replace(/^[a-z]/, (first) => first.toUpperCase()) }),
  }));
  const text = (name: keyof typeof monitor, help?: string): FormField => ({
    name,
    kind: 'text',
    label: t(`testing.monitor.settings.${name}`),
    initial: monitor[name],
    ...(help ? { help } : {}),
  });
  return [
    {
      name: 'compute',
      kind: 'select',
      label: t('testing.monitor.settings.compute'),
      help: t('testing.monitor.settings.computeHelp'),
      options: sizes,
      initial: compute,
      isRequired: true,
    },
    {
      name: 'diskGb',
      kind: 'number',
      label: t('testing.monitor.settings.diskGb'),
      initial: diskGb,
      isRequired: true,
      showWhen: { field: 'compute', values: COMPUTE_IDS.filter((id) => id !== 'nano') },
    },
    { ...text('logFile', t('testing.monitor.settings.logFileHelp')), placeholder: 'logs/app.log' },
    { ...text('container', t('testing.monitor.settings.containerHelp')), placeholder: 'backend-1' },
    {
      ...text('metricsUrl', t('testing.monitor.settings.metricsUrlHelp')),
      placeholder: 'http://127.0.0.1:8002/metrics',
    },
    { ...text('metricName'), isRequired: true },
  ];
}
