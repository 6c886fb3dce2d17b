import { expect, it } from 'vitest';
import { LineSplitter, PIECE_OF_LINE } from '../backend/command/line-splitter';
import { OutputKeeper } from '../backend/command/output-keeper';
import { LONGEST_LINE } from '../platform/log/visible-text';
import { threadCpuMs } from '../platform/testing/thread-cpu-ms';
import { redactLong } from '../platform/vault/redact-long';
import { outputLines } from './output-lines';

const SECRET = 'Cn-s3cret/of@the-run';

/** What a log and a kept file make of a program's output that comes in chunks of one size. */
async function through(output: string, chunk: number): Promise<{ log: string[]; file: string }> {
  const lines = outputLines(new Set([SECRET]));
  const log: string[] = [];
  const keeper = new OutputKeeper((stream, line) => log.push(...lines(stream, line)));
  const splitter = new LineSplitter();
  const bytes = Buffer.from(output);
  for (let at = 0; at < bytes.length; at += chunk)
    for (const line of splitter.push(bytes.subarray(at, at + chunk))) keeper.add('stdout', line);
  for (const line of splitter.end()) keeper.add('stdout', line);
  return { log, file: await redactLong(keeper.text(), [SECRET]) };
}

it.each([8_192, PIECE_OF_LINE, PIECE_OF_LINE * 2, 65_536])(
  'hides a secret across a cut at %i',
  async (cut) => {
    for (const before of [1, 7, SECRET.length - 1]) {
      const output = `${'x'.repeat(cut - before)}${SECRET}${'y'.repeat(300_000)}`;
      const { log, file } = await through(output, 8_192);
      for (const text of [log.join(''), file]) {
        expect(text).not.toContain(SECRET.slice(0, 8));
        expect(text).not.toContain(SECRET.slice(8));
        expect(text).toContain('x••••••y');
      }
      expect(Math.max(...log.map((line) => line.length))).toBeLessThanOrEqual(LONGEST_LINE);
    }
  },
);

it('hides a secret that comes byte by byte, and the lines of a key that nobody knew of', async () => {
  const key = `-----BEGIN PRIVATE KEY-----\n${'MIIEabc123'.repeat(6)}\n${'xyz987'.repeat(10)}\n-----END PRIVATE KEY-----`;
  const { log } = await through(`a ${SECRET} b\n${key}\nafter\n`, 1);
  expect(log[0]).toBe('a •••••• b');
  expect(log.join('\n')).not.toMatch(/MIIE|xyz987/);
  expect(log.at(-1)).toBe('after');
});

it('bounds a notice before it looks at it, and makes one line of it', () => {
  const lines = outputLines(new Set([SECRET]));
  const start = threadCpuMs();
  const [line = '', ...more] = lines('notice', `${'a\n'.repeat(5_000_000)}${SECRET}`);
  expect(threadCpuMs() - start).toBeLessThan(1_000);
  expect(more).toEqual([]);
  expect(line).not.toContain('\n');
  expect(line).toMatch(/\[\+\d+\]$/);
  expect(lines('notice', `${'a'.repeat(LONGEST_LINE - 3)}${SECRET}`)[0]).not.toContain(SECRET.slice(0, 3));
});
