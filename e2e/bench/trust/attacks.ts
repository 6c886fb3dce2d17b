import { existsSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { openWorkspace } from '../../../lib/backend/files/workspace';
import { gitState } from '../../../lib/backend/git/git-state';
import { isIgnored } from '../../../lib/backend/git/is-ignored';
import { HOSTILE_SETTINGS, hostileRepository } from '../../../lib/backend/git/testing/hostile-repository';
import { isMetadataAddress } from '../../../lib/platform/net/refuse-metadata';
import { findSecretLong } from '../../../lib/platform/vault/find-secret-long';
import { LineRedactor } from '../../../lib/platform/vault/line-redactor';
import { redactLong } from '../../../lib/platform/vault/redact-long';
import { redactText } from '../../../lib/platform/vault/redact-text';
import { HOSTILE_PIECES } from '../../../lib/platform/vault/testing/hostile-texts';
import { AWKWARD_SECRETS, SECRET_SPELLINGS } from '../../../lib/platform/vault/testing/secret-spellings';
import { whatIsLeft } from '../../../lib/platform/vault/testing/what-is-left';
import { deploySchema } from '../../../lib/postgres/deploy/deploy-schema';
import { ESCAPES } from '../../../lib/postgres/deploy/testing/escapes';
import { sql } from '../../../lib/postgres/sql';
import { withTarget } from '../../../lib/postgres/with-client';
import { outputLines } from '../../../lib/runs/output-lines';
import { createDatabase } from '../../../lib/servers/embedded/testing/create-database';
import { startTestServers } from '../../../lib/servers/embedded/testing/start-test-servers';
import { type Product, startProduct } from '../product';

interface Attack {
  readonly name: string;
  /** True when it did not get through. */
  readonly holds: () => Promise<boolean>;
}

interface Answer {
  readonly status: number;
  readonly ms: number;
}

/** Longest time, in ms, in which /healthz did not answer; asked every 20 ms until stopped. */
function watchHealth(url: string): () => Promise<number> {
  let longest = 0;
  let isOn = true;
  const watching = (async () => {
    while (isOn) {
      const start = performance.now();
      await fetch(`${url}/healthz`).then(
        (answer) => answer.text(),
        () => undefined,
      );
      longest = Math.max(longest, performance.now() - start);
      await sleep(20);
    }
  })();
  return async () => {
    isOn = false;
    await watching;
    return Math.round(longest);
  };
}

function ask(
  { url }: Product,
  options: { method?: string; path?: string; headers?: Record<string, string>; body?: string },
): Promise<Answer> {
  const { port } = new URL(url);
  const start = performance.now();
  return new Promise((resolve) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: options.path ?? '/login',
        method: options.method ?? 'GET',
        headers: options.headers ?? {},
      },
      (answer) => {
        answer.resume();
        answer.once('close', () =>
          resolve({ status: answer.statusCode ?? 0, ms: performance.now() - start }),
        );
      },
    );
    sent.once('error', () => resolve({ status: 0, ms: performance.now() - start }));
    sent.setTimeout(30_000, () => sent.destroy());
    sent.end(options.body);
  });
}

/** Names under which the server does not answer (DNS rebinding), as a browser would send them. */
const HOSTS = [
  'evil.example',
  'evil.example:3457',
  '127.0.0.1.nip.io',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  '0.0.0.0',
  '2130706433',
  '[::ffff:127.0.0.1]',
  'localtest.me',
  '169.254.169.254',
  'localhost@evil.example',
  'evil.example#localhost',
  'LOCALHOST.',
  '127.1',
];
const ORIGINS = [
  'http://evil.example',
  'https://evil.example',
  'null',
  'http://127.0.0.1.evil.example',
  'http://localhost.evil.example',
  'http://127.0.0.1:1',
  'file://',
  'chrome-extension://abc',
  'http://[::1]:9',
  'https://127.0.0.1',
];

function onTheDoor(product: Product): Attack[] {
  const refused = ({ status }: Answer) => status >= 400 && status < 500;
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  return [
    ...HOSTS.map((host) => ({
      name: `host ${host}`,
      holds: async () => refused(await ask(product, { headers: { host } })),
    })),
    ...ORIGINS.map((origin) => ({
      name: `origin ${origin}`,
      holds: async () =>
        refused(await ask(product, { method: 'POST', headers: { ...form, origin }, body: 'a=b' })),
    })),
    ...['TRACE', 'TRACK', 'PROPFIND', 'DEBUG'].map((method) => ({
      name: `method ${method}`,
      holds: async () => refused(await ask(product, { method })),
    })),
    ...['http://evil.example/', 'http://127.0.0.1/login', '//evil.example/', '*'].map((path) => ({
      name: `target ${path}`,
      holds: async () => refused(await ask(product, { path })),
    })),
    {
      name: '2 MB from a stranger',
      holds: async () =>
        (await ask(product, { method: 'POST', headers: form, body: 'a'.repeat(2e6) })).status === 413,
    },
    {
      name: '2 MB with a made-up cookie',
      holds: async () =>
        (
          await ask(product, {
            method: 'POST',
            headers: { ...form, cookie: `mudanza_session=${'x'.repeat(43)}` },
            body: 'a'.repeat(2e6),
          })
        ).status === 413,
    },
  ];
}

/** Fields of the sign-in, each with a piece that made a pattern slow: answered within a second. */
function inTheForm(product: Product): Attack[] {
  return HOSTILE_PIECES.filter((_, index) => index % 3 === 0).map((piece) => ({
    name: `sign-in with ${JSON.stringify(piece)} again and again`,
    holds: async () => {
      const body = new FormData();
      body.set('name', piece.repeat(Math.ceil(900_000 / piece.length)).slice(0, 450_000));
      body.set('password', 'x');
      const start = performance.now();
      const answer = await fetch(`${product.url}/login`, { method: 'POST', body });
      await answer.text();
      return performance.now() - start < 2_000;
    },
  }));
}

/** Headers that never end: the server lets go of them by itself. */
async function slowClients(product: Product, count: number): Promise<boolean> {
  const { port } = new URL(product.url);
  let closed = 0;
  const sockets = Array.from({ length: count }, () => {
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: '),
    );
    socket.on('error', () => undefined);
    socket.once('close', () => {
      closed += 1;
    });
    socket.resume();
    return socket;
  });
  for (let waited = 0; waited < 25_000 && closed < count; waited += 250) await sleep(250);
  for (const socket of sockets) socket.destroy();
  return closed === count;
}

async function escapes(): Promise<{ attacks: Attack[]; stop: () => Promise<void> }> {
  const { servers, stop } = await startTestServers();
  const database = await createDatabase(servers, 'target');
  const settle = (texts: readonly string[], isRehearsal: boolean) => ({
    statements: texts.map((text, index) => ({ text, line: index + 1, label: text.slice(0, 40) })),
    schemas: ['public'],
    lockTimeout: 500,
    statementTimeout: 5_000,
    isRehearsal,
  });
  const attacks = (['direct', 'pooled'] as const).flatMap((door) =>
    ESCAPES.flatMap(([name, texts]) =>
      [true, false].map(
        (isRehearsal): Attack => ({
          name: `${name}, ${door}, ${isRehearsal ? 'preview' : 'deploy'}`,
          holds: async () => {
            const isRefused = await withTarget(database[door], (client) =>
              deploySchema(client, settle(texts, isRehearsal)).then(
                () => false,
                () => true,
              ),
            );
            const left = await withTarget(database.admin, (client) =>
              client.rows(sql`select from pg_class where relname like 'escaped%'`),
            );
            return isRefused && left.length === 0;
          },
        }),
      ),
    ),
  );
  return {
    attacks,
    stop: async () => {
      await database.drop();
      await stop();
    },
  };
}

const gitAttacks = (): Attack[] =>
  HOSTILE_SETTINGS.map(([key, value]) => ({
    name: `git ${key}`,
    holds: async () => {
      const { root, marker, program, git } = hostileRepository();
      try {
        git('config', key, value(program));
        await gitState(openWorkspace(root));
        await isIgnored(openWorkspace(root), 'a.txt');
        return !existsSync(marker);
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    },
  }));

const FORGED = [
  '\n',
  '\r\n',
  '\r',
  '\u000b',
  '\u000c',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u001b[2J',
  '\u001b[1A',
  '\u001b]0;a\u0007',
  '\u001b]8;;x\u001b\\',
  '\u001bPq\u001b\\',
  '\u009b2J',
  '\u202e',
  '\u2066',
  '\u0007',
  '\u0000',
];
const logAttacks = (): Attack[] =>
  FORGED.map((sign) => ({
    name: `a notice with ${JSON.stringify(sign)}`,
    holds: async () => {
      const lines = outputLines(new Set())('notice', `a${sign}2026-01-01T00:00:00.000Z info log forged`);
      return (
        lines.length === 1 && !/[^\P{Cc}\t]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(lines[0] ?? '\n')
      );
    },
  }));

const METADATA = [
  '169.254.169.254',
  '169.254.170.2',
  '100.100.100.200',
  '192.0.0.192',
  'fe80::1',
  'fd00:ec2::254',
  'fd20:ce::254',
  '::ffff:169.254.169.254',
  '::ffff:a9fe:a9fe',
  '64:ff9b::169.254.169.254',
  '64:ff9b::a9fe:a9fe',
  '2002:a9fe:a9fe::1',
  '::169.254.169.254',
  '::ffff:0:169.254.169.254',
];

/** Ten megabytes through every scan, as the runner does them: how long the thread did nothing else, in ms. */
async function longestStall(): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await sleep(50);
  delay.reset();
  for (const piece of ['a', '\n', 'a://', "password='", '%41', '\u001b[', 'eyJ', '\\u0041']) {
    const text = piece.repeat(Math.ceil(10_000_000 / piece.length));
    await redactLong(text, AWKWARD_SECRETS);
    await findSecretLong(text, AWKWARD_SECRETS);
    await sleep(1);
    outputLines(new Set(AWKWARD_SECRETS))('notice', text);
    await sleep(1);
  }
  delay.disable();
  return Math.round(delay.max / 1e6);
}

function spelledCanaries(): { canaries: number; leaks: number } {
  let canaries = 0;
  let leaks = 0;
  for (const [name, spell] of SECRET_SPELLINGS)
    for (const secret of AWKWARD_SECRETS)
      for (const place of [
        (s: string) => `x ${s} y`,
        (s: string) => `postgresql://u:${s}@h/d`,
        (s: string) => `{"a":"${s}"}`,
      ]) {
        canaries += 1;
        const redactor = new LineRedactor(() => AWKWARD_SECRETS);
        const text = place(spell(secret));
        const clean = `${redactText(text, AWKWARD_SECRETS)}\n${redactor.push(text.slice(0, 9), true)}${redactor.push(text.slice(9))}`;
        if (whatIsLeft(clean.replaceAll('•', ''), secret) < 6) continue;
        leaks += 1;
        console.log(`  LEAK ${name}: ${secret}`);
      }
  return { canaries, leaks };
}

async function play(attacks: readonly Attack[]): Promise<number> {
  let held = 0;
  for (const { name, holds } of attacks) {
    const isHeld = await holds().catch((error: unknown) => {
      console.log(`        ${error instanceof Error ? error.message : String(error)}`);
      return false;
    });
    if (isHeld) held += 1;
    else console.log(`  GOT THROUGH ${name}`);
  }
  return held;
}

/**
 * Attacks of every kind on the built product, on real servers and repositories: each must be refused or come to
 * nothing, while the web server and the runner's thread go on answering.
 */
export async function benchAttacks(port: number): Promise<Record<string, number>> {
  const database = await escapes();
  const inProcess = [
    ...database.attacks,
    ...gitAttacks(),
    ...logAttacks(),
    ...METADATA.map((address) => ({
      name: `metadata ${address}`,
      holds: async () => isMetadataAddress(address),
    })),
  ];
  let held = await play(inProcess).finally(database.stop);
  const product = await startProduct(port);
  try {
    const stop = watchHealth(product.url);
    const door = [
      ...onTheDoor(product),
      ...inTheForm(product),
      { name: '600 headers that never end', holds: () => slowClients(product, 600) },
    ];
    held += await play(door);
    const health = await stop();
    const stall = await longestStall();
    console.log(
      `  attacks    /healthz was silent for ${health} ms at most, a thread that scans for ${stall} ms`,
    );
    return {
      attacks: inProcess.length + door.length,
      held,
      stallMaxMs: Math.max(health, stall),
      ...spelledCanaries(),
    };
  } finally {
    await product.stop();
  }
}
