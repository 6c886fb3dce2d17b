import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../servers/embedded/testing/create-database';
import { trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { createJournal } from './copy-journal';
import { type CopyWriter, withCopyWriter } from './copy-session';
import {
  quietTriggers,
  readTriggers,
  restoreStatements,
  restoreTriggers,
  triggersToQuiet,
} from './quiet-triggers';

let target: TestDatabase;
beforeAll(async () => {
  target = await createDatabase(inject('servers'), 'target');
});
afterAll(() => target.drop());

const run = (text: string) =>
  withTarget(target.direct, (client) => client.execute(trustedSql(text, 'own-file')));

beforeEach(() =>
  run(`drop schema if exists mudanza_rows cascade; drop schema if exists shop cascade; create schema shop;
create function shop.touch() returns trigger language plpgsql as $$ begin return new; end $$;
create table shop.guest (id int primary key); create table shop."Odd ""one""" (id int references shop.guest);
create trigger plain before insert on shop.guest for each row execute function shop.touch();
create trigger "al""ways" before insert on shop.guest for each row execute function shop.touch();
create trigger on_replica before insert on shop.guest for each row execute function shop.touch();
create trigger off before insert on shop.guest for each row execute function shop.touch();
create trigger odd before insert on shop."Odd ""one""" for each row execute function shop.touch();
alter table shop.guest enable always trigger "al""ways"; alter table shop.guest enable replica trigger on_replica;
alter table shop.guest disable trigger off`),
);

const GUEST = { schema: 'shop', name: 'guest' };
const ODD = { schema: 'shop', name: 'Odd "one"' };
const asWriter = <T>(use: (writer: CopyWriter) => Promise<T>) => withCopyWriter(target.direct, {}, use);
const states = async (writer: CopyWriter) =>
  Object.fromEntries(
    (
      await writer.rows<{ name: string; enabled: string }>(
        trustedSql(
          `select tgname as name, tgenabled as enabled from pg_trigger t join pg_class c on c.oid = tgrelid
           where not tgisinternal and relnamespace = 'shop'::regnamespace`,
          'own-file',
        ),
      )
    ).map(({ name, enabled }) => [name, enabled]),
  );

describe('triggers that would act on rows that already are what they should be', () => {
  it.each([
    ['replica', [GUEST], ['al"ways', 'on_replica']],
    ['origin', [GUEST], ['al"ways', 'plain']],
    ['origin', [GUEST, ODD], ['odd', 'al"ways', 'plain']],
    ['replica', [ODD], []],
  ] as const)(
    'as %s are those that fire then, of the tables that are filled',
    async (checks, tables, names) => {
      const found = await asWriter(async (writer) =>
        triggersToQuiet(await readTriggers(writer), tables, checks),
      );
      expect(found.filter(({ schema }) => schema === 'shop').map(({ trigger }) => trigger)).toEqual(names);
    },
  );

  it('are silent until they come back, each as it was, and keys keep their own', async () => {
    await asWriter(async (writer) => {
      await createJournal(writer);
      const before = await states(writer);
      const all = await readTriggers(writer);
      const chosen = [
        ...triggersToQuiet(all, [GUEST, ODD], 'origin'),
        ...triggersToQuiet(all, [GUEST], 'replica'),
      ];
      await quietTriggers(writer, chosen);
      expect(Object.values(await states(writer))).toEqual(['D', 'D', 'D', 'D', 'D']);
      await expect(run('insert into shop."Odd ""one""" values (1)')).rejects.toMatchObject({ code: '23503' });
      await restoreTriggers(writer);
      expect(await states(writer)).toEqual(before);
      expect(await restoreStatements(writer)).toEqual([]);
    });
  });

  it('are noted once: what a killed copy silenced does not come back silent', async () => {
    await asWriter(async (writer) => {
      await createJournal(writer);
      const chosen = triggersToQuiet(await readTriggers(writer), [GUEST], 'replica');
      await quietTriggers(writer, chosen);
      // The next copy sees them off, and what it is told first stays what they were.
      await quietTriggers(
        writer,
        chosen.map((trigger) => ({ ...trigger, enabled: 'O' as const })),
      );
      await restoreTriggers(writer);
      expect(await states(writer)).toMatchObject({ 'al"ways': 'A', on_replica: 'R', off: 'D' });
    });
  });

  it('are all left as they are where one of them cannot be silenced', async () => {
    await asWriter(async (writer) => {
      await createJournal(writer);
      const before = await states(writer);
      const chosen = triggersToQuiet(await readTriggers(writer), [GUEST], 'origin');
      const gone = { ...GUEST, trigger: 'no such', enabled: 'O' as const };
      await expect(quietTriggers(writer, [...chosen, gone])).rejects.toMatchObject({ code: '42704' });
      expect(await states(writer)).toEqual(before);
      await quietTriggers(writer, []);
      expect(await restoreStatements(writer)).toEqual([]);
    });
  });
});
