import { leaksInPlain } from '../../platform/net/leaks-in-plain';
import { refuseMetadata } from '../../platform/net/refuse-metadata';

const LIMIT_MS = 5_000;

/** What a name or a certificate that does not fit is called by Node and OpenSSL. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|ALTNAME/;

/** What came of it; never the address, which is a secret. */
export type Sent =
  | { readonly isSent: true; readonly status: number; readonly ms: number }
  | {
      readonly isSent: false;
      /** Who is in the way: the receiver's own answer, nobody there, its certificate, or a way that is not encrypted. */
      readonly fault: 'answer' | 'unreachable' | 'certificate' | 'plain';
      readonly why: string;
      readonly ms: number;
      /** A later attempt may fare better: nobody answered, or the receiver was at fault or in a hurry. */
      readonly mayPass: boolean;
    };

function brokenOff(error: unknown, ms: number): Sent {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const isLate = error instanceof Error && error.name === 'TimeoutError';
  const isCertificate = CERTIFICATE.test(code);
  return {
    isSent: false,
    fault: isCertificate ? 'certificate' : 'unreachable',
    why: isLate ? `${LIMIT_MS / 1_000} s` : code || 'network',
    ms,
    mayPass: !isCertificate,
  };
}

/**
 * Posts JSON to a webhook, once. Nothing of the answer is read but its status, and a redirect is not followed: an answer
 * must not lead this server elsewhere. Throws MUD-832 for a cloud’s metadata address, and nothing else.
 */
export async function sendWebhook(url: string, body: object, delivery?: string): Promise<Sent> {
  await refuseMetadata(url);
  // The address is a secret, and the message tells of the night: neither crosses the internet for all to read.
  if (await leaksInPlain(url)) return { isSent: false, fault: 'plain', why: 'http', ms: 0, mayPass: false };
  const begin = performance.now();
  const since = () => Math.round(performance.now() - begin);
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
    const ms = since();
    await response.body?.cancel();
    const { status, ok } = response;
    const mayPass = status >= 500 || status === 429 || status === 408;
    return ok
      ? { isSent: true, status, ms }
      : { isSent: false, fault: 'answer', why: `HTTP ${status}`, ms, mayPass };
  } catch (error) {
    return brokenOff(error, since());
  }
}
