import type { Translate } from '../../i18n/translate';
import { redactText } from '../../platform/vault/redact-text';
import type { CardResult } from './monitor-card';
import { type PanelCard, panelCard } from './panel-card';
import type { LogTail } from './read-log-tail';

const SHOWN = 200;
const LINE_LENGTH = 1_000;

interface Reading {
  /** Secrets of the migration, which no line may show. */
  readonly secrets: readonly string[];
  /** ms since the epoch; null before the cut-over. */
  readonly since: number | null;
}

/** What the card of the backend's log says in a language: how many error lines, and the end of the log. Pure. */
export function presentLog(
  result: CardResult<LogTail>,
  { secrets, since }: Reading,
  t: Translate,
): PanelCard {
  return panelCard('log', result, t, ({ lines, errors }) => {
    const from = Math.max(0, lines.length - SHOWN);
    return {
      rows: [
        { label: t('testing.monitor.log.errors'), value: t('testing.chart.number', { value: errors }) },
        { label: t('testing.monitor.log.read'), value: t('testing.chart.number', { value: lines.length }) },
      ],
      note: since === null ? t('testing.monitor.log.noCutOver') : null,
      lines: lines.slice(from).map(({ text, isError }, index) => ({
        seq: from + index,
        text: redactText(text, secrets).slice(0, LINE_LENGTH),
        isError,
      })),
    };
  });
}
