import { describe, expect, it } from 'vitest';
import { objectKey } from '../catalog/catalog';
import { catalogOf, objectOf } from '../catalog/testing/catalog-of';
import type { DeployRecord } from './deploy-record';
import { undoObstacles } from './undo-obstacles';

const USERS = objectOf('table', 'public.users');
const ID = objectOf('column', 'public.users.id');
const OLD = objectOf('table', 'public.old');
const OTHERS_INDEX = objectOf('index', 'public.users.by_name');

const RECORD: DeployRecord = {
  schemas: ['public'],
  created: [USERS],
  contents: [objectKey(ID)],
  altered: [],
  removed: [],
  rows: [{ table: 'public.users', rows: 2, digest: 'two' }],
};

const rows = (count: number, digest: string, table = 'public.users') => [{ table, rows: count, digest }];

describe('in the way of an undo', () => {
  it('is nothing while all is as the deploy left it', () => {
    const found = undoObstacles(RECORD, catalogOf([USERS, ID, OLD]), rows(2, 'two'));
    expect(found).toEqual({ objects: [], dependants: [], rows: [] });
  });

  it('is what others put on a table that was made, not what they put elsewhere', () => {
    const elsewhere = objectOf('index', 'public.old.by_name');
    const now = catalogOf([USERS, ID, OLD, OTHERS_INDEX, elsewhere]);
    expect(undoObstacles(RECORD, now, rows(2, 'two')).objects).toEqual([OTHERS_INDEX]);
  });

  it('is a column that others added, not the rows that read otherwise with it', () => {
    const column = objectOf('column', 'public.users.theirs');
    const found = undoObstacles(RECORD, catalogOf([USERS, ID, column]), rows(2, 'wider'));
    expect(found).toEqual({ objects: [column], dependants: [], rows: [] });
    expect(undoObstacles(RECORD, catalogOf([USERS, ID, column]), rows(3, 'wider')).rows).toHaveLength(1);
  });

  it('is what hangs on it from outside', () => {
    const { dependants } = undoObstacles(RECORD, catalogOf([USERS]), [], ['view public.guests']);
    expect(dependants).toEqual(['view public.guests']);
  });

  it.each([
    ['more rows than were written', rows(3, 'three'), [{ table: 'public.users', expected: 2, found: 3 }]],
    ['as many rows, but others', rows(2, 'other'), [{ table: 'public.users', expected: 2, found: 2 }]],
    [
      'rows in a table that the deploy left empty',
      rows(1, 'one', 'public.more'),
      [{ table: 'public.more', expected: 0, found: 1 }],
    ],
    ['no rows any more is in nobody’s way', [], []],
  ])('%s', (_, now, expected) => {
    expect(undoObstacles(RECORD, catalogOf([USERS]), now).rows).toEqual(expected);
  });
});
