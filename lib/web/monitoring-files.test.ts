import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { MigrationSettings } from '../plan/migration-settings';
import { switchWatch } from '../runs/watch/switch-watch';
import { insertMigration } from '../store/migrations';
import { insertSample } from '../store/monitor-samples';
import { stateClient } from '../store/query';
import { createStateDatabase } from '../store/testing/state-database';
import { watchStore } from '../store/watch';
import { productMetrics } from './product-metrics';
import { prometheusText } from './prometheus-text';

const FOLDER = 'docs/monitoring';
const read = (name: string) => readFileSync(`${FOLDER}/${name}`, 'utf8');
/** Debian’s package `prometheus` brings it; where it is not there, what it would check is checked less. */
const hasPromtool = spawnSync('promtool', ['--version']).status === 0;

const Rules = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          for: z.string().optional(),
          labels: z.object({ severity: z.enum(['warning', 'critical']) }),
          annotations: z.object({ summary: z.string().min(10) }),
        }),
      ),
    }),
  ),
});
const Dashboard = z.object({
  uid: z.string(),
  panels: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      type: z.enum(['row', 'stat', 'timeseries']),
      gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
      targets: z.array(z.object({ expr: z.string(), refId: z.string() })).optional(),
    }),
  ),
});
const rules = Rules.parse(parse(read('prometheus-rules.yml'))).groups.flatMap((group) => group.rules);
const dashboard = Dashboard.parse(JSON.parse(read('grafana-dashboard.json')));
const asked = [
  ...rules.map(({ expr }) => expr),
  ...dashboard.panels.flatMap(({ targets }) => targets?.map(({ expr }) => expr) ?? []),
];

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let text = '';
let told = new Map<string, Set<string>>();

beforeAll(async () => {
  state = await createStateDatabase();
  const settings = MigrationSettings.parse({ compute: 'small', diskGb: 20 });
  const { id } = await insertMigration(stateClient, {
    name: 'SecretName',
    kind: 'supabase',
    settings,
    createdBy: 'ana',
  });
  await switchWatch({ migrationId: id, url: 'http://127.0.0.1:1/secret-address', isOn: true, by: 'ana' });
  await watchStore.append(id, { kind: 'up', from: Date.now() - 5_000, to: Date.now(), reason: null });
  await insertSample(id, {
    ...{ isReached: true, connections: 7, connectionLimit: 60, poolClients: 4, poolWaiting: 1 },
    ...{ roundTripsMs: [1, 2, 3, 400], cacheShare: 0.5, bytes: 9, logErrors: 2, lagBytes: 3, metric: -1.5 },
  });
  const metrics = await productMetrics();
  text = prometheusText(metrics);
  told = new Map(
    metrics.map(({ name, values }) => [
      name,
      new Set(values.flatMap(({ labels }) => Object.keys(labels ?? {}))),
    ]),
  );
});
afterAll(() => state.drop());

describe('what /metrics tells of a target', () => {
  it.each([
    ['mudanza_target_reached{migration="…"} 1'],
    ['mudanza_target_connections{migration="…"} 7'],
    ['mudanza_target_round_trip_seconds{migration="…",quantile="0.5"} 0.0025'],
    ['mudanza_target_size_limit_bytes{migration="…"} 20000000000'],
    ['mudanza_replication_lag_bytes{migration="…"} 3'],
    ['mudanza_backend_metric{migration="…"} -1.5'],
    ['mudanza_backend_up{migration="…"} 1'],
  ])('%s', (line) => {
    expect(text.replaceAll(/migration="[^"]+"/g, 'migration="…"').split('\n')).toContain(line);
  });

  it('holds no name and no address', () => {
    expect(text).not.toMatch(/SecretName|secret-address|127\.0\.0\.1/);
  });

  it.skipIf(!hasPromtool)('is what promtool takes for metrics', () => {
    const { status, stderr } = spawnSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' });
    // Its advice on naming is on the same stream; an error of the format has another status.
    expect({ status: status === 3 ? 0 : status, stderr: status === 3 ? '' : stderr }).toEqual({
      status: 0,
      stderr: '',
    });
  });
});

describe('the files for Prometheus and Grafana', () => {
  it('ask for nothing that /metrics does not tell, nor by a label that it does not have', () => {
    expect(asked.length).toBeGreaterThan(25);
    for (const expr of asked) {
      const names = expr.match(/mudanza_\w+/g) ?? [];
      expect(names.length, expr).toBeGreaterThan(0);
      for (const name of names) expect([...told.keys()], expr).toContain(name);
      for (const [, name = '', labels = ''] of expr.matchAll(/(mudanza_\w+)\{([^}]*)\}/g))
        for (const [, label = ''] of labels.matchAll(/(\w+)\s*=~?"/g))
          expect(told.get(name)?.has(label) || name === 'mudanza_runs_ended_total', `${name} ${label}`).toBe(
            true,
          );
    }
  });

  it('have an alert for every threshold of the page, and a panel for every number', () => {
    const panels = dashboard.panels
      .flatMap(({ targets }) => targets ?? [])
      .map(({ expr }) => expr)
      .join(' ');
    for (const name of told.keys())
      if (/target|pool|backend|lag|log_/.test(name) && name !== 'mudanza_target_reached')
        expect(panels, name).toContain(name);
    for (const part of [
      'backend_up',
      'target_reached',
      'connections',
      'pool_waiting',
      'round_trip',
      'bytes',
      'log_errors',
    ])
      expect(rules.map(({ expr }) => expr).join(' ')).toContain(part);
  });

  it('have panels with ids of their own that do not lie on one another', () => {
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    for (const { gridPos: a, id } of dashboard.panels)
      for (const { gridPos: b, id: other } of dashboard.panels)
        if (id !== other)
          expect(
            a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h,
            `${id} ${other}`,
          ).toBe(false);
  });

  it.skipIf(!hasPromtool)('are rules that promtool reads, and that fire when they should', () => {
    const run = (...args: string[]) => execFileSync('promtool', args, { cwd: FOLDER, encoding: 'utf8' });
    expect(run('check', 'rules', 'prometheus-rules.yml')).toContain('SUCCESS: 11 rules found');
    expect(run('test', 'rules', 'prometheus-rules.test.yml')).toContain('SUCCESS');
  });
});
