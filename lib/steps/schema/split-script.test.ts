import { describe, expect, it } from 'vitest';
import { threadCpuMs } from '../../platform/testing/thread-cpu-ms';
import { splitScript } from './split-script';

const texts = (script: string) => splitScript(script).map(({ text }) => text);

describe('splitScript', () => {
  it('cuts at semicolons that end a statement and at no others', () => {
    expect(
      texts(`select 1; -- a; b
        /* c; /* nested; */ d; */
        select ';', "a;b", $$x;y$$, $tag$ $$;$$ $tag$, E'it\\'s;', 'it''s;';;
        create rule r as on delete to t do instead (select 1; select 2); select 3`),
    ).toEqual([
      'select 1',
      `select ';', "a;b", $$x;y$$, $tag$ $$;$$ $tag$, E'it\\'s;', 'it''s;'`,
      'create rule r as on delete to t do instead (select 1; select 2)',
      'select 3',
    ]);
  });

  it('keeps an SQL-standard body together', () => {
    const body =
      'create or replace function f() returns int begin atomic select case when true then 1 end; select 2; end';
    expect(texts(`${body}; select 3`)).toEqual([body, 'select 3']);
    expect(texts('begin; select 1; end;')).toEqual(['begin', 'select 1', 'end']);
  });

  it('does not take a dollar inside a name, or a parameter, for a quote', () => {
    expect(texts('select a$b$c; select $1; select 2')).toEqual(['select a$b$c', 'select $1', 'select 2']);
  });

  it('tells psql commands and COPY data from SQL, with their lines', () => {
    const script =
      "\\restrict abc\nselect 1;\nCOPY t (a) FROM stdin;\n1;2\n\\.\n\\connect other\nselect 'x\\y';\n";
    expect(splitScript(script).map(({ kind, line }) => [kind, line])).toEqual([
      ['psql', 1],
      ['sql', 2],
      ['copy-data', 3],
      ['psql', 6],
      ['sql', 7],
    ]);
  });

  it('gives a quote that is never closed as one last statement', () => {
    expect(texts("select 1; select 'abc; select 2;")).toEqual(['select 1', "select 'abc; select 2;"]);
  });

  it('takes twenty megabytes in a few seconds', () => {
    const table = `create table t (id int, name text default 'a;b'); -- ${'x'.repeat(400)}\n`;
    const script = table.repeat(Math.ceil((20 * 1024 * 1024) / table.length));
    const start = threadCpuMs();
    expect(splitScript(script).length).toBeGreaterThan(40_000);
    expect(threadCpuMs() - start).toBeLessThan(5_000);
  });
});
