import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../address/endpoint';
import { withSourceOwner } from '../source-owner';
import { sql } from '../sql';
import { withSource } from '../with-client';
import type { FollowNames } from './follow-names';
import type { MadeSlot, ReplicationClient } from './replication-client';
import { dropSlotStatement } from './source-statements';

export interface MakeSlot {
  /** Where the slot is made. */
  readonly server: Credentials;
  readonly names: FollowNames;
  /** How long it may wait for transactions that are open there. */
  readonly seconds?: number | undefined;
}

async function oldestPid(server: Credentials): Promise<string> {
  const rows = await withSource(server, (client) =>
    client.rows<{ pid: number }>(sql`
      select a.pid from pg_catalog.pg_stat_activity a
      where a.backend_xid is not null and a.xact_start < pg_catalog.now() - interval '1 second'
      order by a.xact_start limit 1`),
  );
  return String(rows[0]?.pid ?? 'none');
}

/**
 * Makes a slot in the place of one of that name, which is of another moment. Throws MUD-963 when an open transaction
 * keeps it waiting for too long; the half-made slot goes with its session.
 */
export async function makeSlot(
  origin: ReplicationClient,
  { server, names, seconds = 60 }: MakeSlot,
): Promise<MadeSlot> {
  if (await origin.slot(names.slot)) {
    await withSourceOwner(server, { applicationName: 'mudanza slot' }, (owner) =>
      owner.execute([dropSlotStatement(names)]),
    );
  }
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(async () => {
      const pid = await oldestPid(server).catch(() => 'none');
      reject(new MudanzaError('MUD-963', { params: { seconds, pid } }));
    }, seconds * 1000);
  });
  const made = origin.createSlot(names.slot, { isTemporary: false });
  made.catch(() => undefined);
  try {
    return await Promise.race([made, late]);
  } finally {
    clearTimeout(timer);
  }
}
