import { request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { HOSTILE_PIECES } from '../../../../lib/platform/vault/testing/hostile-texts';
import type { Product } from '../../product';
import type { Attack } from './attack';

interface Answer {
  readonly status: number;
  readonly ms: number;
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

/** Names, origins, methods and sizes that the door refuses. */
export function onTheDoor(product: Product): Attack[] {
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
export function inTheForm(product: Product): Attack[] {
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
export async function slowClients(product: Product, count: number): Promise<boolean> {
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
