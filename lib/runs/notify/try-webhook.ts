import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Migration } from '../../store/migrations';
import { bodyFor } from './body-for';
import { type Sent, sendWebhook } from './send-webhook';

/** What the receiver of a test answered, and how long it took. */
export type Answer = Omit<Extract<Sent, { isSent: true }>, 'isSent'>;

const CODE = {
  answer: 'MUD-040',
  unreachable: 'MUD-670',
  plain: 'MUD-671',
  certificate: 'MUD-672',
} as const;

/**
 * Sends a test message to a webhook and gives what was answered. Throws MUD-040 when it is not taken, MUD-670 when nobody
 * answers, MUD-671 for plain http over the internet, MUD-672 for a bad certificate, MUD-832 for a metadata address.
 */
export async function tryWebhook(url: string, migration: Migration): Promise<Answer> {
  const sent = await sendWebhook(url, bodyFor(migration, { kind: 'test', at: new Date() }));
  if (!sent.isSent) throw new MudanzaError(CODE[sent.fault], { params: { why: sent.why, ms: sent.ms } });
  return { status: sent.status, ms: sent.ms };
}
