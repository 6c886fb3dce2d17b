import { formatBytes } from '../i18n/format/format-bytes';
import type { Locale } from '../i18n/locale';
import type { Translate } from '../i18n/translate';
import { redactText } from '../vault/redact-text';
import { blankLiterals } from './blank-literals';
import type { CardResult } from './monitor-card';
import type { MonitorPanel } from './read-panel';

export interface PanelRow {
  readonly label: string;
  readonly value: string;
}

/** A card in the viewer's language: rows, or the reason why there are none. */
export interface PanelCard {
  readonly id: 'connections' | 'longestQuery' | 'size' | 'cache' | 'statements';
  readonly title: string;
  readonly rows: readonly PanelRow[];
  readonly alert: string | null;
  readonly unavailable: string | null;
}

const QUERY_LENGTH = 300;

/** A statement as it may be shown, on one line and short. */
const queryText = (text: string) =>
  redactText(blankLiterals(text)).replaceAll(/\s+/g, ' ').slice(0, QUERY_LENGTH);

/** What the panel's cards say in a language. Pure. */
export function presentPanel(panel: MonitorPanel, locale: Locale, t: Translate): PanelCard[] {
  const card = <Data>(id: PanelCard['id'], result: CardResult<Data>, rowsOf: (data: Data) => PanelRow[]) => {
    const base = { id, title: t(`testing.monitor.card.${id}`) };
    return result.isAvailable
      ? { ...base, rows: rowsOf(result.data), alert: result.alert && t(result.alert), unavailable: null }
      : { ...base, rows: [], alert: null, unavailable: redactText(t(result.reason)) };
  };
  const count = (value: number) => t('testing.chart.number', { value });
  return [
    card('connections', panel.connections, ({ groups, used, limit }) => [
      { label: t('testing.monitor.row.used'), value: t('testing.monitor.row.of', { used, limit }) },
      ...groups.map((group) => ({ label: `${group.user}, ${group.state}`, value: count(group.count) })),
    ]),
    card('longestQuery', panel.longestQuery, (queries) =>
      queries.map(({ user, seconds, state, query }) => ({
        label: t('testing.monitor.row.runs', { user, state, seconds }),
        value: queryText(query),
      })),
    ),
    card('size', panel.size, ({ bytes, limitBytes }) => [
      { label: t('testing.monitor.row.size'), value: formatBytes(bytes, locale) },
      { label: t('testing.monitor.row.limit'), value: formatBytes(limitBytes, locale) },
    ]),
    card('cache', panel.cache, ({ share }) => [
      {
        label: t('testing.monitor.row.hits'),
        value: t('testing.monitor.row.percent', { percent: Math.round(share * 1_000) / 10 }),
      },
    ]),
    card('statements', panel.statements, (statements) =>
      statements.map(({ query, calls, meanMs }) => ({
        label: t('testing.monitor.row.calls', { calls, mean: meanMs }),
        value: queryText(query),
      })),
    ),
  ];
}
