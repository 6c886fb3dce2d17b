import { readRuns } from '../../runs/read-runs';
import type { Migration } from '../../store/migrations';
import { latestSample, readHistory } from '../../store/monitor-samples';
import { listWatchSpans } from '../../store/watch';
import { marksOf } from './marks-of';
import type { HistoryFacts } from './present-history';
import { RANGES, type RangeId } from './ranges';
import { readAlerts, thresholdsOf } from './read-alerts';

/** Everything that the history of a migration is drawn from. */
export async function readHistoryFacts(migration: Migration, range: RangeId): Promise<HistoryFacts> {
  const { id, settings } = migration;
  const now = Date.now();
  const from = now - RANGES[range].lengthMs;
  const [points, latest, spans, runs, alerts] = await Promise.all([
    readHistory(id, RANGES[range]),
    latestSample(id),
    listWatchSpans(id),
    readRuns(id),
    readAlerts(migration),
  ]);
  return {
    range,
    now,
    points,
    spans,
    alerts,
    marks: marksOf(runs, from, now),
    thresholds: { ...thresholdsOf(settings), connectionLimit: latest?.connectionLimit ?? null },
    metricName: settings.monitor.metricName,
  };
}
