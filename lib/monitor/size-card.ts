import { say } from '../i18n/message';
import { sql } from '../postgres/sql';
import { FREE_PLAN_BYTES, type MonitorCard, NEAR } from './monitor-card';

export interface SizeNumbers {
  readonly bytes: number;
  readonly limitBytes: number;
  readonly isReadOnly: boolean;
}

/** Size of the database against the plan's limit; above the free plan's, Supabase makes it read-only. */
export function sizeCard(limitBytes = FREE_PLAN_BYTES): MonitorCard<SizeNumbers> {
  return {
    id: 'size',
    read: async (client) => {
      const [row] = await client.rows<{ bytes: string; read_only: string }>(sql`
        select pg_catalog.pg_database_size(pg_catalog.current_database())::text as bytes,
          (select setting from pg_catalog.pg_settings where name = 'default_transaction_read_only') as read_only`);
      const bytes = Number(row?.bytes ?? 0);
      const isReadOnly = row?.read_only === 'on';
      const percent = Math.round((bytes / limitBytes) * 100);
      const alert = isReadOnly
        ? say('testing.monitor.readOnly')
        : bytes >= limitBytes * NEAR
          ? say('testing.monitor.nearSize', { percent })
          : null;
      return { isAvailable: true, data: { bytes, limitBytes, isReadOnly }, alert };
    },
  };
}
