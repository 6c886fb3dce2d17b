import { z } from 'zod';
import { say } from '../../i18n/message';
import { sql } from '../sql';
import type { Probe } from './open-probe';
import type { RungResult } from './rung';

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
  if (limitBytes === null)
    return {
      size,
      rung: { state: 'pass', message: say('connection.size.plain', { size: bytes }), facts: { ...size } },
    };
  const percent = Math.round((bytes / limitBytes) * 100);
  const state = percent >= 100 ? 'fail' : percent >= 80 ? 'warn' : 'pass';
  return {
    size,
    rung: {
      state,
      message: say('connection.size.ofLimit', { size: bytes, limit: limitBytes, percent }),
      facts: { ...size, percent },
    },
  };
}
