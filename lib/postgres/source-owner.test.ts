import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../servers/embedded/testing/test-database';
import { confirmedSql, type SourceOwner, withSourceOwner } from './source-owner';
import { sql, trustedSql } from './sql';
import { withTarget } from './with-client';

let source: TestDatabase;
beforeAll(async () => {
  source = await createTestDatabase('source');
});
afterAll(() => source.drop());

const use = <T>(body: (owner: SourceOwner) => Promise<T>) => withSourceOwner(source.direct, {}, body);
const tables = () =>
  use((owner) =>
    owner.rows<{ name: string }>(
      sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    ),
  ).then((rows) => rows.map(({ name }) => name));

describe('the owner of a source', () => {
  it('writes what was confirmed, with the values that are known only now', async () => {
    await use((owner) =>
      owner.execute([
        confirmedSql('create table public.first (at text)'),
        confirmedSql('insert into public.first values ($1)', ["0/1A'; --"]),
      ]),
    );
    expect(await use((owner) => owner.rows(sql`select at from public.first`))).toEqual([{ at: "0/1A'; --" }]);
  });

  it('does all of it or nothing', async () => {
    const failed = use((owner) =>
      owner.execute([confirmedSql('create table public.half (n int)'), confirmedSql('select 1 / 0')]),
    );
    await expect(failed).rejects.toMatchObject({ code: '22012' });
    expect(await tables()).not.toContain('half');
  });

  it('goes on after a failure with the same connection', async () => {
    await use(async (owner) => {
      await expect(owner.execute([confirmedSql('select 1 / 0')])).rejects.toThrow();
      await owner.execute([confirmedSql('create table public.after (n int)')]);
    });
    expect(await tables()).toContain('after');
  });

  it('runs one statement for each that was shown', async () => {
    const failed = use((owner) =>
      owner.execute([confirmedSql('select 1; create table public.hidden (n int)')]),
    );
    await expect(failed).rejects.toMatchObject({ code: '42601' });
    expect(await tables()).not.toContain('hidden');
  });

  it('reads without being able to write', async () => {
    const failed = use((owner) => owner.rows(sql`insert into public.first values ('x') returning at`));
    await expect(failed).rejects.toMatchObject({ code: '25006' });
  });

  it('still writes where new transactions are read-only by a fence', async () => {
    await withTarget(source.admin, (client) =>
      client.execute(
        trustedSql(`alter database ${source.name} set default_transaction_read_only = on`, 'own-file'),
      ),
    );
    await use((owner) => owner.execute([confirmedSql('create table public.through_the_fence (n int)')]));
    expect(await tables()).toContain('through_the_fence');
    await withTarget(source.admin, async (client) => {
      await client.execute(trustedSql('set default_transaction_read_only = off', 'own-file'));
      await client.execute(
        trustedSql(`alter database ${source.name} reset default_transaction_read_only`, 'own-file'),
      );
    });
  });

  it('is not led astray by functions of the same name that somebody put on the search path', async () => {
    await withTarget(source.admin, (client) =>
      client.execute(
        trustedSql(
          `create schema evil; create function evil.lower(text) returns text language sql as 'select ''hijacked''';
           alter database ${source.name} set search_path = evil, pg_catalog, public`,
          'own-file',
        ),
      ),
    );
    const rows = await use((owner) => owner.rows(sql`select lower('ABC') as said`));
    expect(rows).toEqual([{ said: 'abc' }]);
    await use((owner) => owner.execute([confirmedSql("insert into public.first select lower('ABC')")]));
    expect(
      await use((owner) => owner.rows(sql`select at from public.first order by 1 desc limit 1`)),
    ).toEqual([{ at: 'abc' }]);
    await withTarget(source.admin, (client) =>
      client.execute(
        trustedSql(`alter database ${source.name} reset search_path; drop schema evil cascade`, 'own-file'),
      ),
    );
  });

  it('gives up on a lock before the application queues behind it', async () => {
    await withTarget(source.direct, (other) =>
      other.rolledBack(async () => {
        await other.execute(trustedSql('lock table public.first in access share mode', 'own-file'));
        await expect(
          use((owner) => owner.execute([confirmedSql('alter table public.first add column x int')])),
        ).rejects.toMatchObject({
          code: '55P03',
        });
      }),
    );
  });
});
