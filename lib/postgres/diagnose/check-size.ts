import { z } from 'zod';
import { say } from '../../i18n/message';
import { sql } from '../sql';
import type { Probe } from './open-probe';
import type { RungResult } from './rung';

/** Bytes above which the free plan turns a database read-only. */
export const FREE_PLAN_BYTES = 500 * 1024 * 1024;

export const SizeFacts = z.object({
  bytes: z.number(),
  limitBytes: z.number().nullable(),
});
export type SizeFacts = z.infer<typeof SizeFacts>;

/** Size of the database against what the plan allows; `limitBytes` null = nothing is known of a limit. */
export async function checkSize(
  probe: Probe,
  limitBytes: number | null,
): Promise<{ rung: RungResult; size: SizeFacts }> {
  const [row] = await probe.rows<{ bytes: string }>(
    sql`select pg_catalog.pg_database_size(pg_catalog.current_database())::text as bytes`,
  );
  const bytes = Number(row?.bytes ?? 0);
  const size = { bytes, limitBytes };
  const mb = Math.round((bytes / 1024 / 1024) * 10) / 10;
  if (limitBytes === null)
    return {
      size,
      rung: { state: 'pass', message: say('connection.size.plain', { mb }), facts: { ...size } },
    };
  const percent = Math.round((bytes / limitBytes) * 100);
  const limit = Math.round(limitBytes / 1024 / 1024);
  const state = percent >= 100 ? 'fail' : percent >= 80 ? 'warn' : 'pass';
  return {
    size,
    rung: {
      state,
      message: say('connection.size.ofLimit', { mb, limit, percent }),
      facts: { ...size, percent },
    },
  };
}
