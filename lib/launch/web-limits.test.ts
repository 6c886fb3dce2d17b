import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A server as Next makes it, which names no limits of its own. */
const SERVER = `
import { createServer } from 'node:http';
const server = createServer((request, response) => response.end('served ' + request.url));
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

let child: ChildProcess;
let port = 0;
beforeAll(async () => {
  const limits = join(process.cwd(), 'lib', 'launch', 'web-limits.mjs');
  child = spawn(process.execPath, ['--import', limits, '--input-type=module', '--eval', SERVER], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  port = await new Promise<number>((resolve) => child.stdout?.once('data', (text) => resolve(Number(text))));
});
afterAll(() => void child.kill());

/** What the server answers to these bytes, until it hangs up; and after how many ms it did. */
function send(bytes: string, most = 100_000): Promise<{ answer: string; ms: number }> {
  const begun = performance.now();
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const over = () => resolve({ answer, ms: performance.now() - begun });
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.once('close', over);
    socket.on('error', () => undefined);
    socket.setTimeout(most, () => socket.destroy());
  });
}

const ask = (line: string) => send(`${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);

describe('the server before Next', () => {
  it.each(['GET /a', 'HEAD /a', 'POST /', 'OPTIONS /', 'PUT /x', 'PATCH /x', 'DELETE /x'])(
    'lets %s through',
    async (line) => {
      expect((await ask(line)).answer).toMatch(/^HTTP\/1\.1 200 /);
    },
  );

  it.each(['TRACE', 'PROPFIND', 'MKCOL', 'LOCK', 'SEARCH', 'PURGE', 'REPORT', 'LINK', 'M-SEARCH'])(
    'answers 405 to %s and names what it knows',
    async (method) => {
      const { answer } = await ask(`${method} /`);
      expect(answer).toMatch(/^HTTP\/1\.1 405 /);
      expect(answer).toMatch(/allow: GET, HEAD, POST/i);
      expect(answer).not.toContain('served');
    },
  );

  it.each([
    'http://evil.example/',
    'http://127.0.0.1/login',
    'https://localhost/',
    '//evil.example/',
    '*',
    'a',
  ])('answers 400 to the target %s', async (target) => {
    const { answer } = await ask(`GET ${target}`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toContain('served');
  });

  it('does not open a tunnel', async () => {
    expect((await ask('CONNECT evil.example:443')).answer).not.toContain('served');
  });

  it('hangs up on headers that never end, and serves others meanwhile', async () => {
    const slow = Array.from({ length: 60 }, () => send('GET / HTTP/1.1\r\nHost: localhost\r\nX-A: '));
    await sleep(200);
    expect((await ask('GET /meanwhile')).answer).toContain('served /meanwhile');
    const ended = await Promise.all(slow);
    expect(ended.filter(({ answer }) => answer.includes('served'))).toEqual([]);
    expect(ended.every(({ ms }) => ms > 5_000 && ms < 90_000)).toBe(true);
    expect(ended[0]?.answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});
