import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openWorkspace } from '../../files/workspace';
import { type Journal, openJournal } from '../../journal/journal';
import { recordWrite } from '../../journal/record-write';

/** A repository with a first commit, and a journal of what a migration writes to it. */
export class OwnRepository {
  readonly root = mkdtempSync(join(tmpdir(), 'mudanza-repository-'));
  readonly journal: Journal;

  constructor(files: Readonly<Record<string, string>>, settings: Readonly<Record<string, string>> = {}) {
    this.git('init', '--quiet', '--initial-branch=main');
    for (const [key, value] of Object.entries({ 'user.name': 'Ana', 'user.email': 'a@b.c', ...settings }))
      this.git('config', key, value);
    for (const [path, text] of Object.entries(files)) this.put(path, text);
    this.git('add', '-A');
    this.git('commit', '--quiet', '-m', 'First');
    this.journal = openJournal(`${this.root}-journal`, openWorkspace(this.root));
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  at(path: string): string {
    return join(this.root, path);
  }

  put(path: string, text: string): void {
    mkdirSync(dirname(this.at(path)), { recursive: true });
    writeFileSync(this.at(path), text);
  }

  read(path: string): string {
    return readFileSync(this.at(path), 'utf8');
  }

  /** A write of the migration's, through the journal. */
  write(path: string, content: string | null, step = 'backend.compose'): void {
    recordWrite(this.journal, { step, path, content });
  }

  head(): string {
    return this.git('rev-parse', 'HEAD').trim();
  }

  close(): void {
    rmSync(this.root, { recursive: true, force: true });
    rmSync(`${this.root}-journal`, { recursive: true, force: true });
  }
}
