import type { Translate } from '../../i18n/translate';
import { redactText } from '../../platform/vault/redact-text';
import type { CardResult } from './monitor-card';

/** The parts of the page that are read each by itself, with its own time limit. */
export const PANEL_PARTS = ['target', 'pools', 'log', 'metric', 'changes'] as const;
export type PanelPart = (typeof PANEL_PARTS)[number];

export interface PanelRow {
  readonly label: string;
  readonly value: string;
}

/** A line of the backend's log; `seq` tells equal lines apart. */
export interface PanelLine {
  readonly seq: number;
  readonly text: string;
  readonly isError: boolean;
}

/** A card in the viewer's language: rows or lines, or the reason why there are none. */
export interface PanelCard {
  readonly id:
    | 'connections'
    | 'longestQuery'
    | 'size'
    | 'cache'
    | 'statements'
    | 'pools'
    | 'log'
    | 'metric'
    | 'changes';
  readonly title: string;
  readonly rows: readonly PanelRow[];
  readonly lines: readonly PanelLine[];
  /** Numbers that are read across: its first row names the columns. */
  readonly table?: readonly (readonly string[])[];
  readonly alert: string | null;
  /** What must be known to read the numbers right. */
  readonly note: string | null;
  readonly unavailable: string | null;
}

export interface PanelAnswer {
  readonly cards: readonly PanelCard[];
  /** Why there is nothing at all. */
  readonly problem: string | null;
}

/** One card from what was read; a reason is redacted, as it may be a server's own words. Pure. */
export function panelCard<Data>(
  id: PanelCard['id'],
  result: CardResult<Data>,
  t: Translate,
  show: (data: Data) => Partial<Pick<PanelCard, 'rows' | 'lines' | 'note' | 'table'>>,
): PanelCard {
  const base = { id, title: t(`testing.monitor.card.${id}`), rows: [], lines: [], note: null };
  return result.isAvailable
    ? { ...base, ...show(result.data), alert: result.alert && t(result.alert), unavailable: null }
    : { ...base, alert: null, unavailable: redactText(t(result.reason)) };
}
