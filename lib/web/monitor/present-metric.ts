import type { Translate } from '../../i18n/translate';
import { redactText } from '../../platform/vault/redact-text';
import type { CardResult } from './monitor-card';
import { type PanelCard, panelCard } from './panel-card';
import type { MetricSample } from './scrape-metric';

const SHOWN = 20;

/** What the card of the scraped metric says in a language: one row for each set of labels. Pure. */
export function presentMetric(
  name: string,
  result: CardResult<readonly MetricSample[]>,
  t: Translate,
): PanelCard {
  return panelCard('metric', result, t, (samples) => ({
    rows: samples.slice(0, SHOWN).map(({ labels, value }) => {
      const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text}"`);
      return {
        label: redactText(pairs.length > 0 ? `${name}{${pairs.join(', ')}}` : name),
        value: Number.isFinite(value) ? t('testing.chart.number', { value }) : String(value),
      };
    }),
    note: samples.length > SHOWN ? t('testing.monitor.metric.more', { count: samples.length - SHOWN }) : null,
  }));
}
