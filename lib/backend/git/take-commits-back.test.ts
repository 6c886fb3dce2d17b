import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitFiles, type Uncommitted } from './commit-files';
import { withTrailer } from './commit-trailer';
import { ownCommits } from './own-commits';
import { stillCommitted } from './still-committed';
import { takeCommitsBack } from './take-commits-back';
import { OwnRepository } from './testing/own-repository';

const ID = '7d1a3f7e-0000-4000-8000-000000000001';
const OTHER = '7d1a3f7e-0000-4000-8000-000000000002';
const MESSAGE = 'Move the database to Supabase';

let own: OwnRepository;
beforeEach(() => {
  own = new OwnRepository({ 'compose.yml': 'old\n', 'README.md': 'Hotel\n' });
});
afterEach(() => own.close());

/** Writes and commits as the step does; gives the hash. */
function committed(path = 'compose.yml', text = 'new\n', id = ID): Promise<string> {
  own.write(path, text);
  return commitFiles(own.journal.workspace, [path], withTrailer(MESSAGE, id));
}

/** Somebody else commits, with whatever words. */
function somebody(path: string, message = MESSAGE): void {
  own.put(path, `${message} ${path}\n`);
  own.git('add', path);
  own.git('commit', '--quiet', '-m', message);
}

interface Case {
  readonly what: string;
  readonly happens: () => Promise<string[]>;
  readonly said: Uncommitted | null;
  /** Subjects that stand afterwards, newest first. */
  readonly log: readonly string[];
}

const CASES: readonly Case[] = [
  {
    what: 'nothing was committed',
    happens: async () => [],
    said: null,
    log: ['First'],
  },
  {
    what: 'the newest is ours',
    happens: async () => [await committed()],
    said: { isUndone: true, reason: null },
    log: ['First'],
  },
  {
    what: 'two of ours, one after the other',
    happens: async () => [await committed(), await committed('README.md', 'Hotel, moved\n')],
    said: { isUndone: true, reason: null },
    log: ['First'],
  },
  {
    what: 'somebody else commits after it',
    happens: async () => {
      const hash = await committed();
      somebody('mine.txt', 'My own');
      return [hash];
    },
    said: { isUndone: false, reason: 'laterCommits' },
    log: ['My own', MESSAGE, 'First'],
  },
  {
    what: 'somebody else commits between two of ours',
    happens: async () => {
      const first = await committed();
      somebody('mine.txt', 'My own');
      return [first, await committed('README.md', 'Hotel, moved\n')];
    },
    said: { isUndone: false, reason: 'laterCommits' },
    log: ['My own', MESSAGE, 'First'],
  },
  {
    what: 'somebody else commits with the same words and we never did',
    happens: async () => {
      somebody('mine.txt');
      return [own.head()];
    },
    said: null,
    log: [MESSAGE, 'First'],
  },
  {
    what: 'the newest is of another migration in the same repository',
    happens: async () => [await committed('compose.yml', 'new\n', OTHER)],
    said: null,
    log: [MESSAGE, 'First'],
  },
  {
    what: 'ours was amended with other words that keep the trailer',
    happens: async () => {
      const hash = await committed();
      own.git('commit', '--quiet', '--amend', '-m', withTrailer('Better words', ID));
      return [hash];
    },
    said: { isUndone: true, reason: null },
    log: ['First'],
  },
  {
    what: 'somebody added a file of their own to it',
    happens: async () => {
      const hash = await committed();
      own.put('mine.txt', 'mine\n');
      own.git('add', 'mine.txt');
      own.git('commit', '--quiet', '--amend', '--no-edit');
      return [hash];
    },
    said: { isUndone: false, reason: 'mixed' },
    log: [MESSAGE, 'First'],
  },
  {
    what: 'ours was reset away by hand',
    happens: async () => {
      const hash = await committed();
      own.git('reset', '--quiet', '--hard', 'HEAD^');
      return [hash];
    },
    said: { isUndone: true, reason: null },
    log: ['First'],
  },
  {
    what: 'ours stands on another branch',
    happens: async () => {
      own.git('checkout', '--quiet', '-b', 'move');
      const hash = await committed();
      own.git('checkout', '--quiet', 'main');
      return [hash];
    },
    said: { isUndone: false, reason: 'otherBranch' },
    log: ['First'],
  },
  {
    what: 'ours was picked onto a rebased branch',
    happens: async () => {
      const hash = await committed();
      own.git('checkout', '--quiet', '-b', 'rebased', 'HEAD^');
      somebody('mine.txt', 'My own');
      own.git('cherry-pick', hash);
      return [hash];
    },
    said: { isUndone: true, reason: null },
    log: ['My own', 'First'],
  },
];

describe('taking commits back by the trailer', () => {
  it.each(CASES)('$what', async ({ happens, said, log }) => {
    const told = await happens();
    const { journal } = own;
    expect(
      await takeCommitsBack(
        journal,
        ID,
        told.map((hash) => ({ hash })),
      ),
    ).toEqual(said);
    expect(own.git('log', '--format=%s').trim().split('\n')).toEqual(log);
  });

  it('keeps what was pushed, and says which of its files the history still holds', async () => {
    const remote = new OwnRepository({ a: 'a\n' });
    try {
      remote.git('config', 'receive.denyCurrentBranch', 'ignore');
      const hash = await committed();
      own.git('remote', 'add', 'origin', remote.root);
      own.git('push', '--quiet', '--force', 'origin', 'main');
      expect(await takeCommitsBack(own.journal, ID, [{ hash }])).toEqual({
        isUndone: false,
        reason: 'pushed',
      });
      expect(await stillCommitted(own.journal)).toEqual(['compose.yml']);
    } finally {
      remote.close();
    }
  });

  it('reads the trailer, not the words of a message that mentions one', async () => {
    somebody('mine.txt', `Talk about Mudanza-Migration: ${ID} in the middle\n\nof a message`);
    expect(await ownCommits(own.journal.workspace, ID)).toEqual([]);
  });
});

describe('what the last commit still holds', () => {
  it('is judged by bytes, whoever committed: a revert by hand is back', async () => {
    await committed();
    expect(await stillCommitted(own.journal)).toEqual(['compose.yml']);
    own.git('revert', '--no-edit', 'HEAD');
    expect(await stillCommitted(own.journal)).toEqual([]);
  });

  it('knows its own file in a repository that turns line ends', async () => {
    own.close();
    own = new OwnRepository({ 'compose.yml': 'old\r\n' }, { 'core.autocrlf': 'true' });
    own.write('compose.yml', 'new\r\nlines\r\n');
    await commitFiles(own.journal.workspace, ['compose.yml'], withTrailer(MESSAGE, ID));
    expect(own.git('cat-file', 'blob', 'HEAD:compose.yml')).toBe('new\nlines\n');
    expect(await stillCommitted(own.journal)).toEqual(['compose.yml']);
  });
});
