import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ACCESS_TABLE,
  type Answer,
  expectedAnswer,
  PRINCIPALS,
  type Principal,
  type SurfaceEntry,
} from '../../../lib/web/access-table';

export interface ProbeTarget {
  readonly url: string;
  /** Values for `[id]` and its like in addresses. */
  readonly params: Readonly<Record<string, string>>;
  /** A fresh session cookie of a principal: signing out must not end that of the next cell. */
  cookieOf(principal: Principal): Promise<string | null>;
}

interface BuiltAction {
  readonly id: string;
  /** A page whose bundle holds the action. */
  readonly page: string;
}

/** Ids under which the build serves the server actions, by `file#export`. */
export function builtActions(folder = join('.next', 'server', 'app')): Map<string, BuiltAction> {
  const found = new Map<string, BuiltAction>();
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('server-reference-manifest.json')) continue;
    const manifest: {
      node: Record<string, { exportedName: string; filename: string; workers: Record<string, unknown> }>;
    } = JSON.parse(readFileSync(join(folder, path), 'utf8'));
    for (const [id, { exportedName, filename, workers }] of Object.entries(manifest.node)) {
      const page = Object.keys(workers).find((worker) => worker.endsWith('/page')) ?? 'app/page';
      const address = page.replace(/^app/, '').replace(/\/page$/, '') || '/';
      if (!address.includes('_')) found.set(`${filename}#${exportedName}`, { id, page: address });
    }
  }
  return found;
}

const FOREIGN = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };

/** An address with its `[name]` parts filled in. */
export function fill(pattern: string, params: ProbeTarget['params']): string {
  const address = pattern
    .replace('/artifacts/[id]', '/artifacts/[artifactId]')
    .replace(/\/export$/, '/export?format=json');
  return address.replace(/\[(\w+)\]/g, (_, name: string) => params[name] ?? '');
}

/** Two empty forms, as React encodes them: what every action gets, whether it takes a form or a value. */
function emptyArguments(): FormData {
  const body = new FormData();
  body.set('0', '["$K1","$K2"]');
  return body;
}

async function ask(
  entry: SurfaceEntry,
  target: ProbeTarget,
  headers: Record<string, string>,
): Promise<Response> {
  if (entry.kind !== 'action') {
    const [method, address] = entry.kind === 'route' ? entry.name.split(' ') : ['GET', entry.name];
    return fetch(target.url + fill(address ?? '', target.params), {
      method: method ?? 'GET',
      headers,
      redirect: 'manual',
    });
  }
  const built = builtActions().get(entry.name);
  if (!built) throw new Error(`${entry.name} is not in the build: no page uses it, or the build is stale.`);
  return fetch(target.url + fill(built.page, target.params), {
    method: 'POST',
    headers: { origin: target.url, ...headers, 'next-action': built.id },
    body: emptyArguments(),
    redirect: 'manual',
  });
}

function answerOf(entry: SurfaceEntry, response: Response, body: string): Answer {
  const to = response.headers.get('location') ?? /NEXT_REDIRECT;\w+;([^;]+);/.exec(body)?.[1] ?? '';
  const path = to ? new URL(to, 'http://x').pathname : '';
  if (response.status === 403) return 'foreign';
  if (response.status === 404) return 'not found';
  if (body.includes('MUD-020') && entry.kind === 'action') return 'refused';
  if (entry.kind === 'page' && path === '/login') return 'sign-in';
  if (entry.kind === 'page' && path === '/migrations') return 'list';
  // A form that lacks everything is an answer, an exception is not: rights are asked for before input is read.
  if (response.status >= 500) throw new Error(`${entry.name}: ${response.status} ${body.slice(0, 300)}`);
  return 'works';
}

export interface WrongCell {
  readonly name: string;
  readonly principal: Principal;
  readonly wanted: Answer;
  readonly got: string;
}

/** Asks every entry as every principal; gives how many cells that were and those with a wrong answer. */
export async function probeAll(target: ProbeTarget): Promise<{ cells: number; wrong: WrongCell[] }> {
  const wrong: WrongCell[] = [];
  for (const entry of ACCESS_TABLE) {
    for (const principal of PRINCIPALS) {
      const wanted = expectedAnswer(entry, principal);
      const got = await probeAccess(entry, principal, target).catch((error: unknown) => String(error));
      if (got !== wanted) wrong.push({ name: entry.name, principal, wanted, got });
    }
  }
  return { cells: ACCESS_TABLE.length * PRINCIPALS.length, wrong };
}

/** Asks one entry as one principal and says which answer came. */
export async function probeAccess(
  entry: SurfaceEntry,
  principal: Principal,
  target: ProbeTarget,
): Promise<Answer> {
  const cookie = await target.cookieOf(principal);
  const response = await ask(entry, target, {
    'sec-fetch-site': 'same-origin',
    ...(cookie ? { cookie: `mudanza_session=${cookie}` } : {}),
    ...(principal === 'foreign origin' ? FOREIGN : {}),
  });
  // A stream that was opened has answered; it never ends by itself.
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  const body = isStream ? await response.body?.cancel().then(() => '') : await response.text();
  const answer = answerOf(entry, response, body ?? '');
  const ownPage = entry.kind === 'page' ? entry.name : '';
  if (answer === 'works' && ownPage === '/login') return 'sign-in';
  return answer === 'works' && ownPage === '/migrations' ? 'list' : answer;
}
