import { expect, it } from 'vitest';
import { MigrationSettings } from './migration-settings';
import { MonitorSettings } from './monitor-settings';

it('takes what can be looked at, and old settings without it', () => {
  expect(MigrationSettings.parse({})).toMatchObject({ compute: 'nano', monitor: { logFile: '' } });
  const chosen = {
    logFile: 'logs/app.log',
    container: 'backend-1',
    metricsUrl: 'https://backend.local/metrics?all=1',
    metricName: 'pg:up',
  };
  expect(MonitorSettings.parse(chosen)).toEqual(chosen);
});

it.each([
  { logFile: '/etc/passwd' },
  { logFile: '../secrets.log' },
  { logFile: 'logs/../../x' },
  { logFile: 'a\0b' },
  { container: '--help' },
  { container: 'a b' },
  { metricsUrl: 'file:///etc/passwd' },
  { metricsUrl: 'http://ana:secret@backend/metrics' },
  { metricName: 'a-b' },
  { metricName: '' },
])('refuses %j', (wrong) => {
  expect(MonitorSettings.safeParse(wrong).success).toBe(false);
});
