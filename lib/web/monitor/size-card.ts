import { say } from '../../i18n/message';
import { type ComputeId, FREE_PLAN_BYTES } from '../../postgres/address/compute-sizes';
import { sql } from '../../postgres/sql';
import { type MonitorCard, NEAR } from './monitor-card';

export interface SizeNumbers {
  readonly bytes: number;
  readonly limitBytes: number;
  /** Above a hard limit the database becomes read-only; a paid plan's disk grows by itself. */
  readonly isHard: boolean;
  readonly isReadOnly: boolean;
}

/** How much the target's plan holds. */
export interface SizeLimit {
  readonly bytes: number;
  readonly isHard: boolean;
}

/** The limit of a plan: the free one has Nano and a hard limit, the others the disk that was bought. Pure. */
export function sizeLimitOf({
  compute,
  diskGb,
}: {
  readonly compute: ComputeId;
  readonly diskGb: number;
}): SizeLimit {
  return compute === 'nano'
    ? { bytes: FREE_PLAN_BYTES, isHard: true }
    : { bytes: diskGb * 1e9, isHard: false };
}

/** Size of the database against the plan's limit. */
export function sizeCard({ bytes: limitBytes, isHard }: SizeLimit): MonitorCard<SizeNumbers> {
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
          ? say(isHard ? 'testing.monitor.nearSize' : 'testing.monitor.nearDisk', { percent })
          : null;
      return { isAvailable: true, data: { bytes, limitBytes, isHard, isReadOnly }, alert };
    },
  };
}
