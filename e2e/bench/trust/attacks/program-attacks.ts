import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand } from '../../../../lib/backend/command/run-command';
import { openWorkspace } from '../../../../lib/backend/files/workspace';
import { commitFiles } from '../../../../lib/backend/git/commit-files';
import { gitState } from '../../../../lib/backend/git/git-state';
import { isIgnored } from '../../../../lib/backend/git/is-ignored';
import {
  HOSTILE_SETTINGS,
  hostileRepository,
  MORE_SETTINGS,
} from '../../../../lib/backend/git/testing/hostile-repository';
import { childEnvironment } from '../../../../lib/platform/env';
import type { Attack } from './attack';

/** Settings of a repository that name a program: none is started by a step that only looks. */
export const gitAttacks = (): Attack[] =>
  [...HOSTILE_SETTINGS, ...MORE_SETTINGS].map(([key, value]) => ({
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

const HOOKS: readonly (readonly [hook: string, script: string])[] = [
  ['pre-commit', 'yes flood | head -c 200000000; exit 1'],
  ['pre-commit', 'echo changed >> a.txt; git add -A'],
  ['commit-msg', 'echo "Signed-off-by: somebody else" >> "$1"; exit 1'],
  ['prepare-commit-msg', 'printf "\\033[2J\\0" > "$1"; exit 3'],
  ['post-commit', 'kill -9 $PPID'],
  ['pre-commit', 'trap "" TERM; sleep 600 & exit 1'],
  ['pre-commit', 'git commit --amend -m evil --no-verify; exit 1'],
  ['pre-commit', 'git config core.hooksPath /; git config alias.commit "!evil"; exit 0'],
  ['post-commit', 'git reset --hard HEAD~1'],
  ['pre-commit', 'rm -rf .git/index; exit 0'],
  ['pre-commit', 'touch .git/index.lock; exit 1'],
];

/**
 * Hooks that flood, refuse, change files or kill git. The operator agreed to hooks of a commit; whatever they do, the commit
 * is made or refused within its time, and the files of the working tree are as they were.
 */
export const hookAttacks = (): Attack[] =>
  HOOKS.map(([hook, script]) => ({
    name: `hook ${hook}: ${script.slice(0, 30)}`,
    holds: async () => {
      const { root, git } = hostileRepository();
      try {
        mkdirSync(join(root, '.git', 'hooks'), { recursive: true });
        writeFileSync(join(root, '.git', 'hooks', hook), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
        const begun = performance.now();
        await commitFiles(openWorkspace(root), ['a.txt'], 'second\n').catch(() => undefined);
        const isInTime = performance.now() - begun < 30_000;
        return isInTime && git('fsck', '--no-dangling') !== null && existsSync(join(root, 'a.txt'));
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    },
  }));

const DAEMON = "trap '' TERM HUP INT; echo pid $$; while :; do sleep 1; done";
const MAKEFILES: readonly (readonly [name: string, recipe: string, timeLimitMs: number])[] = [
  [
    'daemons in sessions of their own',
    `setsid sh -c "${DAEMON}" & setsid sh -c "${DAEMON}" & sleep 1`,
    20_000,
  ],
  ['a recipe that ignores SIGTERM', DAEMON, 800],
  ['a gigabyte on stdout', 'head -c 1000000000 /dev/zero | tr "\\\\0" a', 120_000],
  ['daemons that hide their mark', `env -i setsid sh -c "${DAEMON}" & sleep 1`, 20_000],
  [
    'a fork in a fork in a fork',
    `sh -c "sh -c 'setsid sh -c \\"trap : TERM; sleep 300\\" &' &" & sleep 1`,
    20_000,
  ],
  ['a gigabyte on stderr', 'head -c 1000000000 /dev/zero | tr "\\\\0" b >&2', 120_000],
  ['a gigabyte of lines', 'yes "FAILED a.py::b - c" | head -c 1000000000', 120_000],
];

const isAlive = (pid: number) => existsSync(`/proc/${pid}/environ`);

/** Makefiles that daemonise, do not listen or never stop to print: the command ends, and nothing of it is left. */
export const makefileAttacks = (): Attack[] =>
  MAKEFILES.map(([name, recipe, timeLimitMs]) => ({
    name: `make: ${name}`,
    holds: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'mudanza-make-'));
      const pids: number[] = [];
      try {
        writeFileSync(join(folder, 'Makefile'), `test:\n\t@${recipe.replaceAll('$', '$$')}\n`);
        const result = await runCommand({
          argv: ['make', '--silent', 'test'],
          folder,
          environment: childEnvironment(),
          timeLimitMs,
          signal: new AbortController().signal,
          onLine: (_, line) => {
            const pid = /^pid (\d{1,9})$/.exec(line)?.[1];
            if (pid) pids.push(Number(pid));
          },
        });
        await sleep(200);
        return result.output.length < 10_000_000 && result.ms < timeLimitMs + 5_000 && !pids.some(isAlive);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  }));
