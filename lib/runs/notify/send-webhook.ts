import { refuseMetadata } from '../../platform/net/refuse-metadata';

const LIMIT_MS = 5_000;

/** Whether it arrived; never the address, which is a secret. */
export type Sent =
  | { readonly isSent: true }
  | {
      readonly isSent: false;
      readonly why: string;
      /** A later attempt may fare better: nobody answered, or the receiver was at fault or in a hurry. */
      readonly mayPass: boolean;
    };

/**
 * Posts JSON to a webhook, once. Nothing of the answer is read but its status, and a redirect is not followed: an answer
 * must not lead this server elsewhere. Throws MUD-832 for a cloud’s metadata address, and nothing else.
 */
export async function sendWebhook(url: string, body: object, delivery?: string): Promise<Sent> {
  await refuseMetadata(url);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'user-agent': 'mudanza' },
        // The same for each attempt, so that a receiver that took one and failed to say so can leave the next.
        ...(delivery && { 'x-mudanza-delivery': delivery }),
      },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    await response.body?.cancel();
    const { status, ok } = response;
    const mayPass = status >= 500 || status === 429 || status === 408;
    return ok ? { isSent: true } : { isSent: false, why: `HTTP ${status}`, mayPass };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { isSent: false, why: isLate ? `${LIMIT_MS / 1_000} s` : code || 'network', mayPass: true };
  }
}
