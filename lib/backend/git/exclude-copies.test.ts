import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '../files/workspace';
import { excludeCopies, includeCopies } from './exclude-copies';
import { OwnRepository } from './testing/own-repository';

let own: OwnRepository;
beforeEach(() => {
  own = new OwnRepository({ '.env': 'A=1\n', 'compose.yml': 'a: 1\n' });
  for (const path of ['.env', 'compose.yml']) own.put(`${path}.backup.20260101_120000`, 'copy\n');
});
afterEach(() => own.close());

const list = () => own.at('.git/info/exclude');
const workspace = () => own.journal.workspace;

describe('copies and git status', () => {
  it('takes the copies out of the status, once, and nothing else', async () => {
    expect(own.git('status', '--porcelain').split('\n').filter(Boolean)).toHaveLength(2);
    own.put('compose.yml.backup.mine', 'mine\n');
    expect(await excludeCopies(workspace())).toBe(true);
    const once = readFileSync(list(), 'utf8');
    expect(await excludeCopies(workspace())).toBe(true);
    expect(readFileSync(list(), 'utf8')).toBe(once);
    expect(own.git('status', '--porcelain')).toBe('?? compose.yml.backup.mine\n');
  });

  it('goes back byte for byte, with what somebody wrote to the list meanwhile', async () => {
    const before = readFileSync(list(), 'utf8');
    await excludeCopies(workspace());
    await includeCopies(workspace());
    expect(readFileSync(list(), 'utf8')).toBe(before);
    await excludeCopies(workspace());
    appendFileSync(list(), 'mine\n');
    await includeCopies(workspace());
    expect(readFileSync(list(), 'utf8')).toBe(`${before}mine\n`);
  });

  it('makes the list where there is none, and takes it away again', async () => {
    rmSync(list());
    expect(await excludeCopies(workspace())).toBe(true);
    await includeCopies(workspace());
    expect(existsSync(list())).toBe(false);
  });

  it('writes to no repository above the folder, and to none at all without git', async () => {
    mkdirSync(own.at('api'));
    const before = readFileSync(list(), 'utf8');
    expect(await excludeCopies(openWorkspace(own.at('api')))).toBe(false);
    expect(readFileSync(list(), 'utf8')).toBe(before);
    const alone = mkdtempSync(join(tmpdir(), 'mudanza-no-git-'));
    expect(await excludeCopies(openWorkspace(alone))).toBe(false);
    rmSync(alone, { recursive: true });
  });
});
