import { refuseMetadata } from '../../platform/net/refuse-metadata';
import { writeAudit } from '../../store/audit';
import { transaction } from '../../store/query';
import { switchWatchOff, switchWatchOn } from '../../store/watch';

interface Switch {
  readonly migrationId: string;
  readonly by: string;
}

/** Switches the downtime watch of a migration on (for an address) or off, and notes who did. Throws MUD-832 for a cloud’s metadata address. */
export async function switchWatch(
  input: Switch &
    ({ readonly isOn: true; readonly url: string } | { readonly isOn: false; readonly url: null }),
): Promise<void> {
  const { migrationId, by } = input;
  if (input.isOn) await refuseMetadata(input.url);
  return transaction(async (client) => {
    if (input.isOn) await switchWatchOn(client, { migrationId, by, url: input.url });
    else await switchWatchOff(client, { migrationId, by });
    await writeAudit(client, { migrationId, actor: by, deed: input.isOn ? 'watch.on' : 'watch.off' });
  });
}
