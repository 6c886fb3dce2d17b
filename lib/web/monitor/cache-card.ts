import { say } from '../../i18n/message';
import { sql } from '../../postgres/sql';
import type { MonitorCard } from './monitor-card';

/** Below this many block reads the share means nothing. */
const ENOUGH_READS = 1_000;
const GOOD_SHARE = 0.95;

/** Share of block reads that the buffer cache answered, 0 to 1. */
export const cacheCard: MonitorCard<{ readonly share: number; readonly reads: number }> = {
  id: 'cache',
  read: async (client) => {
    const [row] = await client.rows<{ hit: string; read: string }>(sql`
      select blks_hit::text as hit, blks_read::text as read from pg_catalog.pg_stat_database
      where datname = pg_catalog.current_database()`);
    const reads = Number(row?.hit ?? 0) + Number(row?.read ?? 0);
    if (reads < ENOUGH_READS) return { isAvailable: false, reason: say('testing.monitor.tooFewReads') };
    const share = Number(row?.hit ?? 0) / reads;
    const alert =
      share < GOOD_SHARE ? say('testing.monitor.coldCache', { percent: Math.round(share * 100) }) : null;
    return { isAvailable: true, data: { share, reads }, alert };
  },
};
