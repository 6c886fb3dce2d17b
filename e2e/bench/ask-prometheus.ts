import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { freePort } from '../../lib/servers/embedded/free-port';

const FOLDER = join('docs', 'monitoring');
/** Long enough for a few scrapes on a busy machine, in ms. */
const LIMIT = 180_000;

const Answer = z.object({
  status: z.enum(['success', 'error']),
  error: z.string().optional(),
  data: z.object({ result: z.array(z.unknown()) }).optional(),
});
const Rules = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        rules: z.array(z.object({ name: z.string(), health: z.string(), lastError: z.string().optional() })),
      }),
    ),
  }),
});

function configuration(product: { readonly url: string; readonly token: string }): string {
  const { host } = new URL(product.url);
  return JSON.stringify({
    global: { scrape_interval: '2s', evaluation_interval: '2s' },
    rule_files: [resolve(FOLDER, 'prometheus-rules.yml')],
    scrape_configs: [
      {
        job_name: 'mudanza',
        authorization: { credentials: product.token },
        static_configs: [{ targets: [host] }],
      },
    ],
  });
}

export interface Asked {
  /** Queries that Prometheus does not understand, with what it says. */
  readonly refused: readonly string[];
  /** Queries without an answer at the moment. */
  readonly empty: readonly string[];
  /** Rules that Prometheus could not evaluate. */
  readonly unhealthy: readonly string[];
  readonly rules: number;
}

async function ask(url: string, queries: readonly string[]): Promise<Asked> {
  const get = async (path: string) => (await fetch(`${url}/api/v1/${path}`)).json();
  const query = async (text: string) =>
    Answer.parse(await get(`query?query=${encodeURIComponent(text.replaceAll('$migration', '.*'))}`));
  const until = async (text: string) => {
    for (const end = Date.now() + LIMIT; Date.now() < end; await sleep(1_000)) {
      const answer = await query(text).catch(() => null);
      if ((answer?.data?.result.length ?? 0) > 0) return;
    }
    throw new Error(`Prometheus never saw ${text}`);
  };
  await until('up == 1');
  await until('mudanza_target_reached == 1 and mudanza_backend_up == 1');
  const answers = await Promise.all(queries.map(async (text) => ({ text, answer: await query(text) })));
  await until('count_over_time(up[1m]) > 3');
  const rules = Rules.parse(await get('rules')).data.groups.flatMap((group) => group.rules);
  return {
    refused: answers.flatMap(({ text, answer }) =>
      answer.status === 'error' ? `${text}: ${answer.error}` : [],
    ),
    empty: answers.flatMap(({ text, answer }) => (answer.data?.result.length === 0 ? text : [])),
    unhealthy: rules.flatMap(({ name, health, lastError }) =>
      health === 'err' ? `${name}: ${lastError}` : [],
    ),
    rules: rules.length,
  };
}

/** Lets a real Prometheus read the product's metrics and rules, and asks it every query. Debian's package brings it. */
export async function askPrometheus(
  product: { readonly url: string; readonly token: string },
  queries: readonly string[],
): Promise<Asked> {
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-prometheus-'));
  const port = await freePort();
  writeFileSync(join(folder, 'prometheus.yml'), configuration(product), { mode: 0o600 });
  const child = spawn(
    'prometheus',
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ],
    { stdio: ['ignore', 2, 2] },
  );
  const gone = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Prometheus ended with ${code}`)));
  });
  try {
    return await Promise.race([ask(`http://127.0.0.1:${port}`, queries), gone]);
  } finally {
    child.kill('SIGTERM');
    await gone.catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}
