import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Migration } from '../../store/migrations';
import { bodyFor } from './body-for';
import { sendWebhook } from './send-webhook';

/** Sends a test message to a webhook before its address is kept; MUD-040 when it is not taken, MUD-832 for a metadata address. */
export async function tryWebhook(url: string, migration: Migration): Promise<void> {
  const sent = await sendWebhook(url, bodyFor(migration, { kind: 'test', at: new Date() }));
  if (!sent.isSent) throw new MudanzaError('MUD-040', { params: { why: sent.why } });
}
