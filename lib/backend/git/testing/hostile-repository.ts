import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment } from '../../../platform/env';

/** Settings of a repository that name a program (git-config(1), gitattributes(5), githooks(5)). */
export const HOSTILE_SETTINGS: readonly (readonly [key: string, value: (program: string) => string])[] = [
  ...[
    'core.fsmonitor',
    'core.sshCommand',
    'core.askPass',
    'core.pager',
    'core.editor',
    'core.alternateRefsCommand',
    'diff.external',
    'diff.evil.textconv',
    'diff.evil.command',
    'filter.evil.clean',
    'filter.evil.smudge',
    'filter.evil.process',
    'merge.evil.driver',
    'gpg.program',
    'gpg.ssh.program',
    'interactive.diffFilter',
    'sequence.editor',
    'remote.origin.uploadpack',
    'credential.helper',
    'pager.status',
    'pager.log',
  ].map((key): readonly [string, (program: string) => string] => [key, (program) => program]),
  ['alias.status', (program) => `!${program}`],
  ['alias.log', (program) => `!${program}`],
];
/** More of them, played by the bench only. */
export const MORE_SETTINGS: typeof HOSTILE_SETTINGS = [
  ...[
    'core.gitProxy',
    'trailer.evil.command',
    'trailer.evil.cmd',
    'remote.origin.receivepack',
    'remote.origin.vcs',
    'gpg.ssh.defaultKeyCommand',
    'gpg.x509.program',
    'mergetool.evil.cmd',
    'difftool.evil.cmd',
    'uploadpack.packObjectsHook',
    'credential.https://example.com.helper',
    'browser.evil.cmd',
    'man.evil.cmd',
    'pager.show',
    'pager.config',
    'sendemail.smtpServer',
    'blame.evil.textconv',
  ].map((key): readonly [string, (program: string) => string] => [key, (program) => program]),
  ['core.hooksPath', (program) => program.slice(0, program.lastIndexOf('/'))],
  ['submodule.evil.update', (program) => `!${program}`],
  ['alias.rev-parse', (program) => `!${program}`],
  ['alias.config', (program) => `!${program}`],
  ['remote.origin.url', (program) => `ext::sh -c ${program}`],
  ['url.ext::sh -c evil.insteadOf', () => 'https://'],
];
export const HOOKS = [
  'post-index-change',
  'reference-transaction',
  'post-checkout',
  'pre-commit',
  'fsmonitor-watchman',
];

export interface HostileRepository {
  readonly root: string;
  /** A file that is there once the program ran. */
  readonly marker: string;
  readonly program: string;
  readonly git: (...args: string[]) => string;
}

/** A repository with two changed files whose attributes name drivers, and a program that tells when it is started. */
export function hostileRepository(): HostileRepository {
  const root = mkdtempSync(join(tmpdir(), 'mudanza-hostile-'));
  const env = {
    ...childEnvironment(),
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    NODE_ENV: 'test' as const,
  };
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8', env });
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'Ana');
  git('config', 'user.email', 'ana@example.com');
  writeFileSync(join(root, 'a.txt'), 'one\n');
  writeFileSync(join(root, 'b.evil'), 'one\n');
  git('add', '.');
  git('commit', '-qm', 'first');
  const marker = join(root, '.git', 'it-ran');
  const program = join(root, '.git', 'evil.sh');
  writeFileSync(program, `#!/bin/sh\necho "$0 $@" >> ${marker}\ncat\n`);
  chmodSync(program, 0o755);
  writeFileSync(
    join(root, '.gitattributes'),
    '*.evil filter=evil diff=evil merge=evil\n*.txt filter=evil diff=evil\n',
  );
  writeFileSync(join(root, 'a.txt'), 'two\n');
  writeFileSync(join(root, 'b.evil'), 'two\n');
  return { root, marker, program, git };
}
