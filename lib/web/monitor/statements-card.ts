import { say } from '../../i18n/message';
import type { MonitorCard } from './monitor-card';
import { readStatements, type StatementCost } from './read-statements';

const SHOWN = 10;

/** The statements that took most time in all. */
export const statementsCard: MonitorCard<readonly StatementCost[]> = {
  id: 'statements',
  read: async (client) => {
    const data = await readStatements(client, SHOWN);
    return data
      ? { isAvailable: true, data, alert: null }
      : { isAvailable: false, reason: say('testing.monitor.noStatements') };
  },
};
