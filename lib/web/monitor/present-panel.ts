import { formatBytes } from '../../i18n/format/format-bytes';
import type { Locale } from '../../i18n/locale';
import type { Translate } from '../../i18n/translate';
import { redactText } from '../../platform/vault/redact-text';
import { blankLiterals } from './blank-literals';
import { type PanelCard, panelCard } from './panel-card';
import type { MonitorPanel } from './read-panel';

const QUERY_LENGTH = 300;

/** A statement as it may be shown, on one line and short. */
const queryText = (text: string) =>
  redactText(blankLiterals(text)).replaceAll(/\s+/g, ' ').slice(0, QUERY_LENGTH);

/** What the target's cards say in a language. Pure. */
export function presentPanel(panel: MonitorPanel, locale: Locale, t: Translate): PanelCard[] {
  const count = (value: number) => t('testing.chart.number', { value });
  return [
    panelCard('connections', panel.connections, t, ({ groups, used, limit }) => ({
      rows: [
        { label: t('testing.monitor.row.used'), value: t('testing.monitor.row.of', { used, limit }) },
        ...groups.map((group) => ({ label: `${group.user}, ${group.state}`, value: count(group.count) })),
      ],
    })),
    panelCard('longestQuery', panel.longestQuery, t, (queries) => ({
      rows: queries.map(({ user, seconds, state, query }) => ({
        label: t('testing.monitor.row.runs', { user, state, seconds }),
        value: queryText(query),
      })),
    })),
    panelCard('size', panel.size, t, ({ bytes, limitBytes, isHard }) => ({
      rows: [
        { label: t('testing.monitor.row.size'), value: formatBytes(bytes, locale) },
        {
          label: t(`testing.monitor.row.${isHard ? 'limit' : 'disk'}`),
          value: formatBytes(limitBytes, locale),
        },
      ],
    })),
    panelCard('cache', panel.cache, t, ({ share }) => ({
      rows: [
        {
          label: t('testing.monitor.row.hits'),
          value: t('testing.monitor.row.percent', { percent: Math.round(share * 1_000) / 10 }),
        },
      ],
    })),
    panelCard('statements', panel.statements, t, (statements) => ({
      rows: statements.map(({ query, calls, meanMs }) => ({
        label: t('testing.monitor.row.calls', { calls, mean: meanMs }),
        value: queryText(query),
      })),
    })),
  ];
}
