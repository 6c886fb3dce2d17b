import type { ZodType } from 'zod';
import { MudanzaError } from '../../../platform/errors/mudanza-error';
import { redactText } from '../../../platform/vault/redact-text';

export interface ManagementOptions {
  /** Personal access token; sent in a header, never logged. */
  readonly token: string;
  /** Another base than the live one, for tests. */
  readonly base?: string;
  readonly signal?: AbortSignal;
  /** ms one call may take; 15 s unless told. */
  readonly timeoutMs?: number;
}

export interface Call<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** What the documentation promises; the answer is checked against it. */
  readonly answer: ZodType<T>;
}

/** Asks the Management API one thing. */
export type Ask = <T>(call: Call<T>) => Promise<T>;

const LIVE = 'https://api.supabase.com';

/** The API's own sentence, as far as it has one. */
function sentenceOf(text: string): string {
  try {
    const parsed: unknown = JSON.parse(text);
    const message =
      typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'message') : undefined;
    return redactText(typeof message === 'string' ? message : text).slice(0, 300);
  } catch {
    return redactText(text).slice(0, 300);
  }
}

function refusal(call: string, response: Response, text: string): MudanzaError {
  const { status } = response;
  const original = sentenceOf(text);
  if (status === 401) return new MudanzaError('MUD-700', { original });
  if (status === 403) return new MudanzaError('MUD-701', { params: { call }, original });
  if (status === 404) return new MudanzaError('MUD-702', { params: { call }, original });
  if (status === 429) {
    const seconds = Number(
      response.headers.get('retry-after') ?? response.headers.get('x-ratelimit-reset') ?? 60,
    );
    return new MudanzaError('MUD-703', {
      params: { seconds: Number.isFinite(seconds) ? seconds : 60 },
      original,
    });
  }
  if (status >= 500) return new MudanzaError('MUD-704', { params: { status: String(status) }, original });
  return new MudanzaError('MUD-707', { params: { detail: original }, original });
}

/**
 * A client of Supabase's Management API (facts: its openapi.json as supabase/cli keeps it). Nothing is tried again by
 * itself. Throws MUD-700 to MUD-707; an answer that is not shaped as documented is MUD-705, so that no guess is made.
 */
export function managementApi(options: ManagementOptions): Ask {
  const base = options.base ?? LIVE;
  return async ({ method, path, body, answer }) => {
    const call = `${method} ${path.split('?')[0]}`;
    const limit = AbortSignal.timeout(options.timeoutMs ?? 15_000);
    const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
    let response: Response;
    let text: string;
    try {
      response = await fetch(new URL(path, base), {
        method,
        headers: {
          authorization: `Bearer ${options.token}`,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
        signal,
      });
      text = await response.text();
    } catch (cause) {
      options.signal?.throwIfAborted();
      const status = limit.aborted ? 'timeout' : 'network';
      throw new MudanzaError('MUD-704', { params: { status }, cause });
    }
    if (!response.ok) throw refusal(call, response, text);
    const parsed = answer.safeParse(text === '' ? null : parseJson(text));
    if (parsed.success) return parsed.data;
    const detail = parsed.error.issues
      .map((issue) => issue.path.join('.') || issue.code)
      .join(', ')
      .slice(0, 200);
    throw new MudanzaError('MUD-705', { params: { call, detail } });
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
