import type { Locale } from '../../i18n/locale';
import type { Translate } from '../../i18n/translate';
import { redactText } from '../../platform/vault/redact-text';
import { blankLiterals } from './blank-literals';
import type { StatementChange } from './compare-statements';
import type { CardResult } from './monitor-card';
import { type PanelCard, panelCard } from './panel-card';

const QUERY_LENGTH = 200;
const queryText = (text: string) =>
  redactText(blankLiterals(text)).replaceAll(/\s+/g, ' ').slice(0, QUERY_LENGTH);

/** What statements cost before and after the move, as a table. Pure. */
export function presentChanges(
  result: CardResult<readonly StatementChange[]>,
  locale: Locale,
  t: Translate,
): PanelCard {
  const number = (value: number, digits = 0) =>
    value.toLocaleString(locale, { maximumFractionDigits: digits });
  const ms = (value: number | undefined) => (value === undefined ? '–' : `${number(value, 2)} ms`);
  const count = (value: number | undefined) => (value === undefined ? '–' : number(value));
  const factor = ({ before, after }: StatementChange) =>
    before && after && before.meanMs > 0 ? `× ${number(after.meanMs / before.meanMs, 2)}` : '–';
  return panelCard('changes', result, t, (changes) => ({
    note: t('testing.monitor.changes.note'),
    table:
      changes.length === 0
        ? []
        : [
            (['query', 'before', 'beforeCalls', 'after', 'afterCalls', 'factor'] as const).map((column) =>
              t(`testing.monitor.changes.${column}`),
            ),
            ...changes.map((change) => [
              queryText(change.query),
              ms(change.before?.meanMs),
              count(change.before?.calls),
              ms(change.after?.meanMs),
              count(change.after?.calls),
              factor(change),
            ]),
          ],
  }));
}
