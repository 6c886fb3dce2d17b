import type { Translate } from '../../i18n/translate';
import { redactText } from '../../platform/vault/redact-text';
import type { CardResult } from './monitor-card';
import { type PanelCard, panelCard } from './panel-card';
import type { PoolNumbers } from './pool-numbers';

/** What the card of the pools says in a language. Pure. */
export function presentPools(result: CardResult<PoolNumbers>, t: Translate): PanelCard {
  return panelCard('pools', result, t, (numbers) => {
    if (numbers.from === 'server')
      return {
        note: redactText(t(numbers.because)),
        rows: numbers.programs.map(({ program, ...counts }) => ({
          label: redactText(program),
          value: t('testing.monitor.pool.sessions', counts),
        })),
      };
    const { clients, limit, pools } = numbers;
    const used = limit === null ? String(clients) : t('testing.monitor.row.of', { used: clients, limit });
    return {
      rows: [
        { label: t('testing.monitor.pool.clients'), value: used },
        ...pools.map(({ database, user, ...counts }) => ({
          label: `${database}, ${user}`,
          value: t('testing.monitor.pool.pool', counts),
        })),
      ],
    };
  });
}
