import type { DataApiAnswer, DataApiProbe } from '../../plan/evidence/exposure-evidence';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { refuseMetadata } from '../../platform/net/refuse-metadata';

const TIME_LIMIT_MS = 10_000;
/** A body is read only as far as needed to tell an empty list from one that is not. */
const MOST_TEXT = 4_096;

function unquote(part: string): string {
  return part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part;
}

/** Schema and name of a quoted qualified name. */
function parts(name: string): [schema: string, table: string] {
  const [schema = '', table = ''] = name.match(/"(?:[^"]|"")*"|[^."]+/g) ?? [];
  return [unquote(schema), unquote(table)];
}

function codeOf(text: string): string | null {
  return /"code"\s*:\s*"(\w+)"/.exec(text)?.[1] ?? null;
}

function judge(status: number, text: string): DataApiAnswer {
  const code = codeOf(text);
  if (status === 200 || status === 206) return /^\s*\[\s*\]\s*$/.test(text) ? 'empty' : 'rows';
  if (code === '42501') return 'refused';
  if (code === 'PGRST205' || code === 'PGRST106' || code === '42P01' || status === 406) return 'not-served';
  return 'unclear';
}

/** A legacy key is a JWT and also goes as a bearer; the newer kinds are refused there. */
function headers(key: string, schema: string): Record<string, string> {
  const plain = { apikey: key, accept: 'application/json', 'accept-profile': schema };
  return key.startsWith('ey') ? { ...plain, authorization: `Bearer ${key}` } : plain;
}

async function readSome(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (reader && text.length < MOST_TEXT) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  await reader?.cancel().catch(() => undefined);
  return text;
}

/**
 * Asks the Data API for one row of each relation with the public key: reads only. Throws MUD-331 when it does
 * not answer, MUD-332 when it refuses the key. Answers as documented by PostgREST: 200 with rows = open, 200
 * with an empty list = row security or no row, 42501 = no grant, PGRST205/PGRST106 = not served.
 */
export async function probeDataApi(
  projectUrl: string,
  key: string,
  names: readonly string[],
  signal: AbortSignal,
): Promise<DataApiProbe[]> {
  await refuseMetadata(projectUrl);
  const base = projectUrl.replace(/(?<!\/)\/+$/, '');
  const probes: DataApiProbe[] = [];
  for (const name of names) {
    const [schema, table] = parts(name);
    const url = `${base}/rest/v1/${encodeURIComponent(table)}?select=*&limit=1`;
    let response: Response;
    let text: string;
    try {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(TIME_LIMIT_MS)]);
      response = await fetch(url, { headers: headers(key, schema), signal: limit, redirect: 'error' });
      text = await readSome(response);
    } catch (cause) {
      signal.throwIfAborted();
      throw new MudanzaError('MUD-331', { params: { url: base }, cause });
    }
    const { status } = response;
    const code = codeOf(text);
    if (status === 401 && code !== '42501') throw new MudanzaError('MUD-332', { params: { status } });
    probes.push({ name, answer: judge(status, text), status, code });
  }
  return probes;
}
