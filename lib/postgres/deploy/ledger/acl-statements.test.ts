import { describe, expect, it } from 'vitest';
import { aclStatements } from './acl-statements';

const TABLE = { on: 'table public.t' };

describe('from one list of privileges to another', () => {
  it.each<[name: string, from: string | null, to: string | null, expected: string[]]>([
    ['the same is nothing to do', '{o=arw/o,anon=r/o}', '{o=arw/o,anon=r/o}', []],
    [
      'a grant goes',
      '{o=arw/o,anon=r/o}',
      '{o=arw/o}',
      ['revoke all privileges on table public.t from "anon"'],
    ],
    [
      'a grant comes',
      '{o=arw/o}',
      '{o=arw/o,anon=ra/o}',
      ['grant SELECT, INSERT on table public.t to "anon"'],
    ],
    ['everybody is no role', '{}', '{=r/o}', ['grant SELECT on table public.t to public']],
    [
      'what may be passed on is granted apart',
      '{}',
      '{anon=r*a/o}',
      [
        'grant INSERT on table public.t to "anon"',
        'grant SELECT on table public.t to "anon" with grant option',
      ],
    ],
    [
      'what stands behind a change is given anew, so that the order is as it was',
      '{a=r/o,b=r/o,c=r/o}',
      '{b=r/o,c=r/o}',
      [
        'revoke all privileges on table public.t from "a"',
        'revoke all privileges on table public.t from "b"',
        'revoke all privileges on table public.t from "c"',
        'grant SELECT on table public.t to "b"',
        'grant SELECT on table public.t to "c"',
      ],
    ],
    [
      'what stands before a change is left alone',
      '{a=r/o,b=r/o}',
      '{a=r/o,b=w/o}',
      ['revoke all privileges on table public.t from "b"', 'grant UPDATE on table public.t to "b"'],
    ],
    [
      'a name with every sign',
      '{}',
      String.raw`{"\"My \"\"Role\"\"\"=r/o"}`,
      ['grant SELECT on table public.t to "My ""Role"""'],
    ],
    ['no list is an empty one', null, null, []],
  ])('%s', (_, from, to, expected) => {
    expect(aclStatements(from, to, 'o', TABLE)).toEqual(expected);
  });

  it('is nobody else’s to give back than whoever gave it', () => {
    expect(aclStatements('{a=r/stranger}', '{}', 'o', TABLE)).toBeNull();
    expect(aclStatements('{}', '{a=r/stranger}', 'o', TABLE)).toBeNull();
    expect(aclStatements('{a=r/stranger}', '{a=r/stranger}', 'o', TABLE)).toEqual([]);
  });

  it('of a column names the column behind each privilege', () => {
    const column = { on: 'table public.t', column: ' (note)' };
    expect(aclStatements('{anon=rw/o}', '{anon=a/o}', 'o', column)).toEqual([
      'revoke SELECT (note), UPDATE (note) on table public.t from "anon"',
      'grant INSERT (note) on table public.t to "anon"',
    ]);
  });

  it('of default privileges begins with whose they are', () => {
    const defaults = { on: 'tables', prefix: 'alter default privileges for role "o" ' };
    expect(aclStatements('{}', '{anon=r/o}', 'o', defaults)).toEqual([
      'alter default privileges for role "o" grant SELECT on tables to "anon"',
    ]);
  });
});
