import type { LiveLatencyTexts } from '@/components/latency/live-latency-island';
import type { Translate } from '@/lib/i18n/translate';
import { WORKLOAD_IDS } from '@/lib/plan/evidence/latency-evidence';
import type { RunView } from '@/lib/runs/derive-run';

/**
 * What the live chart of a latency run is drawn with; null for other runs and for one whose evidence shows the same
 * and more. A run that was cut off has no evidence, and its chart is drawn from the times it sent.
 */
export function liveLatency(
  run: RunView,
  limitMs: number,
  t: Translate,
): { readonly limitMs: number; readonly texts: LiveLatencyTexts } | null {
  const isLatency = run.stepId === 'latency' || run.stepId === 'latency.baseline';
  if (!isLatency || run.action !== 'run' || run.evidence !== null) return null;
  const names = WORKLOAD_IDS.flatMap((workload) =>
    (['source', 'target'] as const).map((side) => [
      `${workload}.${side}`,
      `${t(`testing.latency.workload.${workload}`)}, ${t(`common.${side}`)}`,
    ]),
  );
  const texts = {
    title: t('testing.chart.live.title'),
    lead: t('testing.chart.live.lead'),
    series: t('testing.chart.live.series'),
    seconds: t('testing.chart.seconds'),
    ms: t('testing.chart.ms'),
    msLog: t('testing.chart.msLog'),
    limit: t('testing.chart.limit', { ms: limitMs }),
    names: Object.fromEntries(names),
  };
  return { limitMs, texts };
}
