import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const FOLDER = join('docs', 'monitoring');
const Expr = z.object({ expr: z.string() });
const Rules = z.object({ groups: z.array(z.object({ rules: z.array(Expr) })) });
const Dashboard = z.object({ panels: z.array(z.object({ targets: z.array(Expr).optional() })) });

/** Every query of the files for Prometheus and Grafana. */
export function monitoringQueries(): string[] {
  const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
  const rules = Rules.parse(parse(read('prometheus-rules.yml'))).groups.flatMap((group) => group.rules);
  const dashboard: unknown = JSON.parse(read('grafana-dashboard.json'));
  const targets = Dashboard.parse(dashboard).panels.flatMap((panel) => panel.targets ?? []);
  return [...rules, ...targets].map(({ expr }) => expr);
}
