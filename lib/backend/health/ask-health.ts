import { z } from 'zod';
import { refuseMetadata } from '../../platform/net/refuse-metadata';

/** One question to a health address and what came back. */
export const HealthAnswer = z.object({
  url: z.string(),
  /** Null when no answer came. */
  status: z.number().nullable(),
  ms: z.number(),
  contentType: z.string().nullable(),
  /** The begin of the body (16 kB unless told), as text. */
  body: z.string(),
  /** The body as JSON, when it is. */
  json: z.unknown(),
  /** Why there is no usable answer. */
  problem: z.enum(['refused', 'timeout', 'redirect', 'tooManyRedirects', 'network']).nullable(),
  /** Node's own words, or the address a redirect led to. */
  original: z.string().nullable(),
});
export type HealthAnswer = z.infer<typeof HealthAnswer>;

export interface AskOptions {
  readonly signal: AbortSignal;
  readonly timeLimitMs: number;
  /** Sent to the address's own host only. */
  readonly headers: Readonly<Record<string, string>>;
  /** Characters of the body that are read. */
  readonly maxBody?: number;
}

const MAX_BODY = 16_384;
const MAX_REDIRECTS = 5;

/** Reads no more of the body than is kept: a health answer that never ends must not fill memory. */
async function readBody(response: Response, most: number): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  while (text.length < most) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text.slice(0, most);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function problemOf(error: unknown): Pick<HealthAnswer, 'problem' | 'original'> {
  if (error instanceof Error && error.name === 'TimeoutError')
    return { problem: 'timeout', original: error.message };
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const nested = cause instanceof AggregateError ? cause.errors[0] : cause;
  const original = nested instanceof Error ? nested.message : String(nested);
  return { problem: /ECONNREFUSED/.test(original) ? 'refused' : 'network', original };
}

/**
 * Asks once. A redirect is followed on the same host only, so that a header with a secret never leaves it. Never
 * rejects but when the signal aborts: no answer is an answer here.
 */
export async function askHealth(url: string, options: AskOptions): Promise<HealthAnswer> {
  const begun = performance.now();
  const limit = AbortSignal.timeout(Math.ceil(options.timeLimitMs));
  const signal = AbortSignal.any([options.signal, limit]);
  const answer = (changes: Partial<HealthAnswer>): HealthAnswer => ({
    url,
    status: null,
    ms: Math.round((performance.now() - begun) * 10) / 10,
    contentType: null,
    body: '',
    json: null,
    problem: null,
    original: null,
    ...changes,
  });
  try {
    await refuseMetadata(url);
    let at = new URL(url);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const response = await fetch(at, { headers: { ...options.headers }, redirect: 'manual', signal });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || !location) {
        const body = await readBody(response, options.maxBody ?? MAX_BODY);
        const contentType = response.headers.get('content-type');
        return answer({ status: response.status, contentType, body, json: parsed(body) });
      }
      await response.body?.cancel();
      const next = new URL(location, at);
      if (next.origin !== at.origin)
        return answer({ status: response.status, problem: 'redirect', original: next.origin });
      at = next;
    }
    return answer({ problem: 'tooManyRedirects', original: at.href });
  } catch (error) {
    options.signal.throwIfAborted();
    return answer(limit.aborted ? { problem: 'timeout', original: null } : problemOf(error));
  }
}
