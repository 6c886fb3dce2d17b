import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { readCatalog } from '../catalog/read-catalog';
import { trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { type ProvedTrigger, proveTriggers } from './prove-triggers';

const fn = (body: string, language = 'plpgsql') =>
  `create function f() returns trigger language ${language} as $$ ${body} $$;`;
const ON_UPDATE = 'create trigger t before update on p for each row execute function f();';
const BOTH = 'create trigger t before insert or update on p for each row execute function f();';
const TABLE = `create table p (id int primary key, email text, slug varchar(1), version int not null default 1,
  status text not null default 'new' check (status in ('new', 'old')), created_at timestamptz not null default now(),
  updated_at timestamp not null default now());`;

/** Shapes that people write, after public schemas and manuals; what each must be found to be. */
const TRIGGERS: readonly (readonly [what: string, state: ProvedTrigger['state'], file: string])[] = [
  ['lower-cases a column', 'proved', fn('begin new.email := lower(new.email); return new; end') + BOTH],
  ['keeps updated_at', 'proved', fn('begin new.updated_at = now(); return new; end') + ON_UPDATE],
  [
    'keeps updated_at from the insert on',
    'proved',
    fn('begin new.updated_at = now(); return new; end') + BOTH,
  ],
  [
    'writes NEW in capitals',
    'proved',
    fn('BEGIN NEW."updated_at" = CURRENT_TIMESTAMP; RETURN NEW; END') + ON_UPDATE,
  ],
  ['counts versions', 'proved', fn('begin new.version := old.version + 1; return new; end') + ON_UPDATE],
  [
    'keeps updated_at only of rows that change',
    'proved',
    fn(
      'begin if new is distinct from old then new.updated_at := clock_timestamp(); end if; return new; end',
    ) + ON_UPDATE,
  ],
  [
    'keeps updated_at only when nobody wrote it',
    'proved',
    fn('begin if new.updated_at = old.updated_at then new.updated_at := now(); end if; return new; end') +
      ON_UPDATE,
  ],
  ['makes a slug', 'proved', fn('begin new.slug := left(md5(new.email), 1); return new; end') + ON_UPDATE],
  [
    'closes by a status that the trial does not meet',
    'not-judged',
    fn("begin if new.status = 'old' then new.updated_at := now(); end if; return new; end") + ON_UPDATE,
  ],
  [
    'trims what needs no trimming',
    'proved',
    fn('begin new.email := trim(new.email); return new; end') + ON_UPDATE,
  ],
  [
    'fills what is null',
    'proved',
    fn("begin new.email := coalesce(new.email, '-'); return new; end") + ON_UPDATE,
  ],
  [
    'checks and lets pass',
    'not-judged',
    fn("begin if new.email = '' then raise 'no'; end if; return new; end") + ON_UPDATE,
  ],
  [
    'forbids every update',
    'not-tried',
    fn("begin if new.email is null then new.email = ''; end if; raise 'read-only'; end") + ON_UPDATE,
  ],
  ['drops the update', 'not-judged', fn('begin new.email := 1; return null; end') + ON_UPDATE],
  ['has nothing in it and is about nothing', 'not-judged', fn('begin return new; end') + ON_UPDATE],
  [
    'is named touch and does nothing',
    'fired-nothing',
    `create function touch() returns trigger language plpgsql as $$ begin return new; end $$;
     create trigger t before update on p for each row execute function touch();`,
  ],
  [
    'moddatetime',
    'proved',
    `create trigger t before update on p for each row execute function extensions.moddatetime(updated_at);`,
  ],
];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await withTarget(database.admin, (client) =>
    client.execute(trustedSql('create extension moddatetime with schema extensions', 'own-file')),
  );
});
afterAll(() => database.drop());

async function proved(file: string): Promise<ProvedTrigger[]> {
  return withTarget(database.direct, async (client) => {
    await client.execute(trustedSql(TABLE + file, 'own-file'));
    try {
      const catalog = await client.snapshot(() => readCatalog(client, ['public']));
      return await proveTriggers(client, catalog);
    } finally {
      await client.execute(trustedSql('drop table p; drop function if exists f, touch', 'own-file'));
    }
  });
}

describe('a trigger that is tried', () => {
  it.each(TRIGGERS)('%s: %s', async (_, state, file) => {
    expect(await proved(file)).toMatchObject([{ trigger: 't', state }]);
  });

  it('has failed only against what the file says, when the target runs another function', async () => {
    await withTarget(database.direct, async (client) => {
      await client.execute(
        trustedSql(`${TABLE}${fn('begin new.updated_at := now(); return new; end')}${ON_UPDATE}`, 'own-file'),
      );
      const read = () => client.snapshot(() => readCatalog(client, ['public']));
      const expected = await read();
      await client.execute(
        trustedSql(fn('begin return new; end').replace('create', 'create or replace'), 'own-file'),
      );
      expect(await proveTriggers(client, await read(), expected)).toMatchObject([
        { state: 'fired-nothing', detail: 'updated_at' },
      ]);
    });
  });
});
