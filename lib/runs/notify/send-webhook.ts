import { refuseMetadata } from '../../platform/net/refuse-metadata';

const LIMIT_MS = 5_000;

/** Whether it arrived; never the address, which is a secret. */
export type Sent = { readonly isSent: true } | { readonly isSent: false; readonly why: string };

/**
 * Posts JSON to a webhook, once. Nothing of the answer is read but its status, and a redirect is not followed: an answer
 * must not lead this server elsewhere. Throws MUD-832 for a cloud’s metadata address, and nothing else.
 */
export async function sendWebhook(url: string, body: object): Promise<Sent> {
  await refuseMetadata(url);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'mudanza' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    await response.body?.cancel();
    return response.ok ? { isSent: true } : { isSent: false, why: `HTTP ${response.status}` };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { isSent: false, why: isLate ? `${LIMIT_MS / 1_000} s` : code || 'network' };
  }
}
