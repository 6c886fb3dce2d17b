import { describe, expect, it } from 'vitest';
import { type FollowFacts, followObstacles, refuseFollowing } from './follow-facts';
import { followNames } from './follow-names';
import { readNote } from './source-statements';

const READY: FollowFacts = {
  version: 150_000,
  walLevel: 'logical',
  slots: 10,
  freeSlots: 3,
  senders: 10,
  freeSenders: 3,
  keepMb: -1,
  mayReplicate: true,
  mayPublish: true,
  isInRecovery: false,
  preparedTransactions: 0,
  marks: [],
  oldest: null,
};

describe('what keeps a source from being followed', () => {
  it.each<[string, Partial<FollowFacts>, string[]]>([
    ['a server that is ready', {}, []],
    ['wal_level', { walLevel: 'replica' }, ['walLevel']],
    ['no slot is free', { freeSlots: 0 }, ['slots']],
    ['no sender is free', { freeSenders: 0 }, ['senders']],
    ['a role that may not replicate', { mayReplicate: false }, ['role']],
    ['a role that may not publish', { mayPublish: false }, ['publish']],
    ['a standby', { isInRecovery: true }, ['standby']],
    ['prepared transactions', { preparedTransactions: 2 }, ['prepared']],
    ['all that has to be mended at once', { walLevel: 'minimal', freeSlots: 0 }, ['walLevel', 'slots']],
  ])('%s', (_, change, obstacles) => {
    const facts = { ...READY, ...change };
    expect(followObstacles(facts)).toEqual(obstacles);
    if (obstacles.length === 0) expect(() => refuseFollowing(facts)).not.toThrow();
    else expect(() => refuseFollowing(facts)).toThrow('MUD-962');
  });
});

describe('what is found again by its name', () => {
  it.each([
    ['5F1C0A9B-e412-4c8e-9d1a-000000000000', 'mudanza_follow_5f1c0a9be4124c8e'],
    ['one', 'mudanza_follow_one'],
  ])('%s', (id, name) => {
    expect(followNames(id)).toEqual({ slot: name, publication: name });
    // Names of slots hold lower-case letters, digits and underscores, 63 at most; “_v” is added for comparing.
    expect(`${name}_v`).toMatch(/^[a-z0-9_]{1,63}$/);
  });

  it.each([
    [null, []],
    ['made by hand', []],
    ['{"madeBy":"somebody"}', []],
    ['{"madeBy":"mudanza","identities":[{"schema":"s","name":"t","identity":"f"}]}', []],
    [
      '{"madeBy":"mudanza","identities":[{"schema":"s","name":"t","identity":"d"}]}',
      [{ schema: 's', name: 't', identity: 'd' }],
    ],
  ])('the comment %s of a publication', (comment, identities) => {
    expect(readNote(comment)).toEqual(identities);
  });
});
