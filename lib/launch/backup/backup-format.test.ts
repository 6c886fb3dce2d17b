import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overrideEnv } from '../../platform/env';
import { readBackupFile, writeBackupFile } from './backup-format';

let data: string;
let made = 0;
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'mudanza-backup-format-'));
  overrideEnv({ MUDANZA_DATA_DIR: data, MUDANZA_SECRET_KEY: undefined });
});
afterAll(() => {
  overrideEnv({ MUDANZA_DATA_DIR: undefined });
  rmSync(data, { recursive: true, force: true });
});

async function* linesFrom(lines: readonly string[]) {
  for (const line of lines) yield line;
}
function newPath(): string {
  made += 1;
  return join(data, `${made}.backup`);
}

async function written(lines: readonly string[]): Promise<string> {
  const path = newPath();
  await writeBackupFile(path, linesFrom(lines));
  return path;
}

async function read(path: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readBackupFile(path)) lines.push(line);
  return lines;
}

/** Text that gzip cannot make small, so that a file has several frames. */
const noise = (seed: number) => {
  let state = seed;
  return Array.from({ length: 60_000 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state.toString(36);
  }).join('');
};
const LONG = Array.from({ length: 16 }, (_, at) => noise(at + 1));

describe('a backup file', () => {
  it.each<readonly [string, readonly string[]]>([
    ['no line', []],
    ['one line', ['{"a":1}']],
    ['lines of every script', ['ñandú', '数据', '🧳', 'tab\tquote"']],
    ['several frames', LONG],
  ])('gives back %s', async (_, lines) => {
    const path = await written(lines);
    expect(await read(path)).toEqual(lines);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('shows nothing of what is in it, and overwrites nothing', async () => {
    const path = await written(['a-secret-word', 'a-secret-word']);
    expect(readFileSync(path, 'latin1')).not.toContain('a-secret-word');
    expect(readFileSync(path, 'latin1')).toMatch(/^MUDANZA-BACKUP-1\n/);
    await expect(writeBackupFile(path, linesFrom(['other']))).rejects.toThrow('EEXIST');
  });
});

/** Frames of a file as offsets, header included. */
function framesOf(bytes: Buffer): { start: number; end: number }[] {
  const frames: { start: number; end: number }[] = [];
  for (let at = 'MUDANZA-BACKUP-1\n'.length; at < bytes.length; ) {
    const end = at + 5 + bytes.readUInt32BE(at);
    frames.push({ start: at, end });
    at = end;
  }
  return frames;
}

describe('a file that is not as it was written is refused', () => {
  it.each<readonly [string, (bytes: Buffer) => Buffer]>([
    ['cut off in the last frame', (bytes) => bytes.subarray(0, -1)],
    ['without its last frame', (bytes) => bytes.subarray(0, framesOf(bytes).at(-1)?.start)],
    [
      'without its first frame',
      (bytes) => {
        const [first] = framesOf(bytes);
        return Buffer.concat([bytes.subarray(0, first?.start), bytes.subarray(first?.end)]);
      },
    ],
    [
      'with two frames swapped',
      (bytes) => {
        const [first, second] = framesOf(bytes);
        return Buffer.concat([
          bytes.subarray(0, first?.start),
          bytes.subarray(second?.start, second?.end),
          bytes.subarray(first?.start, first?.end),
          bytes.subarray(second?.end),
        ]);
      },
    ],
    ['with something behind its end', (bytes) => Buffer.concat([bytes, Buffer.from('more')])],
    [
      'with one bit turned',
      (bytes) => {
        const copy = Buffer.from(bytes);
        const at = copy.length - 40;
        copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
        return copy;
      },
    ],
    [
      'with an early frame called the last',
      (bytes) => {
        const copy = Buffer.from(bytes);
        copy.writeUInt8(1, (framesOf(bytes)[0]?.start ?? 0) + 4);
        return copy;
      },
    ],
    [
      'with a length that nothing honest has',
      (bytes) => {
        const copy = Buffer.from(bytes);
        copy.writeUInt32BE(0xff_ff_ff_ff, framesOf(bytes)[0]?.start ?? 0);
        return copy;
      },
    ],
    ['of another program', () => Buffer.from('PGDMP and so on, long enough to have a first line')],
    ['that is empty', () => Buffer.alloc(0)],
  ])('%s', async (_, damage) => {
    const bytes = readFileSync(await written(LONG));
    expect(framesOf(bytes).length).toBeGreaterThan(2);
    const path = newPath();
    writeFileSync(path, damage(bytes));
    await expect(read(path)).rejects.toMatchObject({ code: 'MUD-808' });
  });
});
