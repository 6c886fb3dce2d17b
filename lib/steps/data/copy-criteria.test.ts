import { describe, expect, it } from 'vitest';
import { COPY_CRITERIA } from './copy-criteria';
import { CopyEvidence } from './data-evidence';

const side = {
  ...{ version: 170010, encoding: 'UTF8', databaseBytes: 1, role: 'r', bypassesRowSecurity: true },
  ...{
    isReadOnly: false,
    largeObjects: 0,
    otherDatabases: [],
    preparedTransactions: 0,
    oldestTransaction: null,
  },
};
const evidence = (more: object) =>
  CopyEvidence.parse({
    ...{
      job: 'j',
      source: side,
      target: side,
      checks: 'replica',
      lanes: 1,
      tables: [],
      left: [],
      lackingColumns: [],
    },
    ...{
      deferredIndexes: ['public.i'],
      quietTriggers: [],
      sequences: [],
      views: [],
      orphans: [],
      verified: [],
      ms: {},
    },
    ...more,
  });
const WELL = { missing: [], notValid: [], unanalysed: [] };

describe('whether everything is back after a copy', () => {
  it.each([
    ['an earlier version did not ask', {}, 'unchecked', 'data.copy.notVerified'],
    ['all is as it was', { back: WELL }, 'pass', 'data.copy.back'],
    ['an index is missing', { back: { ...WELL, missing: ['public.i'] } }, 'fail', 'data.copy.notBack'],
    [
      'rows do not hold what they have to',
      { back: { ...WELL, notValid: ['public.t.c'] } },
      'fail',
      'data.copy.notHeld',
    ],
    [
      'a table was not analysed',
      { back: { ...WELL, unanalysed: ['public.t'] } },
      'warn',
      'data.copy.unanalysed',
    ],
    [
      'rows break what is NOT VALID',
      { back: WELL, setAside: [{ constraint: 'public.t.c', rows: 3 }] },
      'warn',
      'data.copy.brokenAside',
    ],
    [
      'it is not known how many do',
      { back: WELL, setAside: [{ constraint: 'public.t.c', rows: null }] },
      'warn',
      'data.copy.brokenAside',
    ],
    [
      'a check only asks other rows',
      { back: WELL, setAside: [{ constraint: 'public.t.c', rows: 0 }] },
      'pass',
      'data.copy.back',
    ],
  ])('%s', (_, more, verdict, key) => {
    const found = COPY_CRITERIA.find(({ id }) => id === 'data.copy.back')?.judge(evidence(more));
    expect(found).toMatchObject({ verdict, message: { key } });
  });
});
