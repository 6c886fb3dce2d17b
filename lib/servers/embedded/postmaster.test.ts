import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPostmaster } from './postmaster';

let folder: string;
/** A pid that was given away and taken back: nobody has it now. */
let dead: number;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mudanza-postmaster-'));
  const child = spawn(process.execPath, ['-e', '']);
  dead = child.pid ?? 0;
  await new Promise((resolve) => child.once('exit', resolve));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lines as CreateLockFile and AddToDataDirLockFile write them (miscinit.h, LOCK_FILE_LINE_*). */
const file = (pid: number | string, status?: string, port: number | string = 5433) =>
  [pid, '/data', 1764252821, port, '', '127.0.0.1', '  3276801    622592', status]
    .filter((line) => line !== undefined)
    .join('\n');

describe('readPostmaster', () => {
  it.each([
    ['ready', file(process.pid, 'ready   \n'), { port: 5433, isReady: true }],
    ['still starting', file(process.pid, 'starting\n'), { port: 5433, isReady: false }],
    ['a standby that answers', file(process.pid, 'standby \n'), { port: 5433, isReady: false }],
    ['stopping', file(process.pid, 'stopping\n'), { port: 5433, isReady: false }],
    ['written only so far', `${process.pid}\n/data\n1764252821\n`, { port: 0, isReady: false }],
    ['written only to its pid', `${process.pid}`, { port: 0, isReady: false }],
  ])('reads a server that is %s', (_, text, expected) => {
    writeFileSync(join(folder, 'postmaster.pid'), text);
    expect(readPostmaster(folder)).toEqual({ pid: process.pid, ...expected });
  });

  it.each([
    ['nothing', ''],
    ['no number', 'abc\n/data\n'],
    ['a null', '0\n/data\n1\n5433\n'],
  ])('takes a file that holds %s for no server', (_, text) => {
    writeFileSync(join(folder, 'postmaster.pid'), text);
    expect(readPostmaster(folder)).toBeNull();
  });

  it('takes the file of a killed server for none, and a folder without one', () => {
    writeFileSync(join(folder, 'postmaster.pid'), file(dead, 'ready   \n'));
    expect(readPostmaster(folder)).toBeNull();
    rmSync(join(folder, 'postmaster.pid'));
    expect(readPostmaster(folder)).toBeNull();
    expect(readPostmaster(join(folder, 'nowhere'))).toBeNull();
  });
});
