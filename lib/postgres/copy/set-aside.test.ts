import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../servers/embedded/testing/create-database';
import type { Credentials } from '../address/endpoint';
import { sql, trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { copyDatabase } from './copy-database';
import { createJournal } from './copy-journal';
import type { CopyDatabase } from './copy-result';
import { type CopyWriter, withCopyWriter } from './copy-session';
import { readConstraints } from './read-constraints';
import { constraintsAside, restoreConstraints, setAside } from './set-aside';

let source: TestDatabase;
let target: TestDatabase;

const DDL = `create domain mail as text; create table parent (id int primary key);
  create table room (id int primary key, n int, m mail, p int) partition by range (id);
  create table room_1 partition of room for values from (0) to (100);
  create table room_2 partition of room for values from (100) to (1000);
  create function known(w int) returns boolean language sql stable as 'select exists (select from public.parent where id = w)';`;
const OPEN = `alter table room add constraint "open, it's" check (n <= 10) not valid;
  comment on constraint "open, it's" on room is 'since 2019; it''s kept';
  alter domain mail add constraint at check (value like '%@%') not valid;
  comment on constraint at on domain mail is 'an address';`;
const ASKS = 'alter table room_1 add constraint asks check (known(p));';

const run = (at: Credentials, text: string) =>
  withTarget(at, (client) => client.execute(trustedSql(text, 'own-file')));
const write = <T>(body: (writer: CopyWriter) => Promise<T>) => withCopyWriter(target.admin, {}, body);

/** Every constraint of the target with all that its catalog says, but for its number. */
const constraints = () =>
  withTarget(target.admin, (client) =>
    client.rows(sql`
      select coalesce(k.conrelid::regclass::text, '') || k.contypid::regtype as of, k.conname, pg_get_constraintdef(k.oid) as def,
        k.convalidated, k.conislocal, k.coninhcount, k.connoinherit, obj_description(k.oid, 'pg_constraint') as comment
      from pg_constraint k where k.connamespace = 'public'::regnamespace and k.contype in ('c', 'f') order by 1, 2`),
  );

const copy = (more: Partial<CopyDatabase> = {}) =>
  copyDatabase({
    ...{ source: source.admin, target: target.admin, schemas: ['public'], leaveOut: [], lanes: 2 },
    ...{ chunkBytes: 16 * 1024, deferIndexes: 'never', verify: true, signal: new AbortController().signal },
    ...more,
  });

beforeAll(async () => {
  const servers = inject('servers');
  source = await createDatabase(servers, 'source');
  target = await createDatabase(servers, 'source');
  await run(
    source.admin,
    `${DDL} insert into parent select n from generate_series(1, 900) n;
     insert into room select n, n, 'none', n from generate_series(1, 900) n; ${OPEN} ${ASKS}`,
  );
});
beforeEach(async () => {
  await run(
    target.admin,
    `drop schema public cascade; drop schema if exists mudanza_rows cascade; create schema public; ${DDL} ${OPEN} ${ASKS}`,
  );
});
afterAll(async () => {
  await source.drop();
  await target.drop();
});

describe('constraints that rows of the source break', () => {
  it('are away while the rows arrive, and are then exactly as before', async () => {
    const before = await constraints();
    const result = await copy();
    expect(result.verified?.every(({ badBuckets }) => badBuckets === 0)).toBe(true);
    expect(result.setAside).toEqual([
      { constraint: 'public.mail.at', rows: 900 },
      { constraint: "public.room.open, it's", rows: 890 },
      { constraint: 'public.room_1.asks', rows: 0 },
    ]);
    expect(result.back).toEqual({ missing: [], notValid: [], unanalysed: [] });
    expect(await constraints()).toEqual(before);
  });

  it('come back when the copy fails, and when it is cancelled', async () => {
    const before = await constraints();
    await expect(
      copy({
        onStart: () => {
          throw new Error('as good as any');
        },
      }),
    ).rejects.toThrow();
    expect(await constraints()).toEqual(before);
    const stop = new AbortController();
    await expect(copy({ signal: stop.signal, onStart: () => stop.abort('cancelled') })).rejects.toBeDefined();
    expect(await constraints()).toEqual(before);
    expect(await write(constraintsAside)).toEqual([]);
  });

  it('come back by the next copy where the one before was killed', async () => {
    const before = await constraints();
    await write(async (writer) => {
      await createJournal(writer);
      await setAside(writer, await readConstraints(writer, ['public']));
    });
    expect(await constraints()).toEqual([]);
    const result = await copy();
    expect(result.back.missing).toEqual([]);
    expect(await constraints()).toEqual(before);
  });
});

describe('bringing constraints back', () => {
  const away = async (writer: CopyWriter) => {
    await createJournal(writer);
    await setAside(writer, await readConstraints(writer, ['public']));
  };

  it('does it once, and nothing where nothing was taken away', async () => {
    const before = await constraints();
    await write(async (writer) => {
      expect(await restoreConstraints(writer)).toEqual([]);
      await away(writer);
      expect(await constraintsAside(writer)).toHaveLength(3);
      expect(await restoreConstraints(writer)).toEqual([]);
      expect(await restoreConstraints(writer)).toEqual([]);
    });
    expect(await constraints()).toEqual(before);
  });

  it('takes all of them away, or none', async () => {
    const before = await constraints();
    await write(async (writer) => {
      await createJournal(writer);
      const [one] = await readConstraints(writer, ['public']);
      if (!one) throw new Error('no constraint');
      await expect(setAside(writer, [one, { ...one, constraint: 'gone' }])).rejects.toMatchObject({
        code: '42704',
      });
      expect(await constraintsAside(writer)).toEqual([]);
    });
    expect(await constraints()).toEqual(before);
  });

  it('keeps what has to hold and does not in the journal, as NOT VALID, until the rows hold it', async () => {
    await write(async (writer) => {
      await away(writer);
      await run(target.admin, "insert into room values (1, 1, 'x', 5)");
      expect(await restoreConstraints(writer)).toEqual(['public.room_1.asks']);
      expect(await constraintsAside(writer)).toEqual(['public.room_1.asks']);
      expect(await constraints()).toContainEqual(
        expect.objectContaining({ conname: 'asks', convalidated: false }),
      );
      await run(target.admin, 'insert into parent values (5)');
      expect(await restoreConstraints(writer)).toEqual([]);
    });
    expect(await constraints()).toContainEqual(
      expect.objectContaining({ conname: 'asks', convalidated: true }),
    );
  });

  it('forgets what is gone with its table, and leaves what somebody made again', async () => {
    await write(async (writer) => {
      await away(writer);
      await run(
        target.admin,
        `drop table room; drop domain mail; create domain mail as text constraint at check (value <> '')`,
      );
      expect(await restoreConstraints(writer)).toEqual([]);
      expect(await constraintsAside(writer)).toEqual([]);
    });
    expect(await constraints()).toEqual([expect.objectContaining({ def: "CHECK ((VALUE <> ''::text))" })]);
  });
});
