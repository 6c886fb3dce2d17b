import { describe, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import { explainError } from '../../platform/errors/explain-error';
import { checkConnection } from './check-connection';
import { parseConnection } from './parse-connection';

const REF = 'abcdefghijklmnopqrst';
const POOLER = 'aws-0-eu-west-3.pooler.supabase.com';

/** What is said of a text, as `verdict code-or-key`; the parts are what the reader made of it. */
function said(text: string, hasPassword = false): string[] {
  return checkConnection(parseConnection(text), hasPassword).map(
    ({ verdict, code, message }) => `${verdict} ${code ?? message.key.replace('connection.', '')}`,
  );
}

describe('checkConnection', () => {
  /** Hosts, ports and user names as supabase.com/docs/guides/database/connecting-to-postgres lists them. */
  it.each([
    [
      'the transaction pooler',
      `postgresql://postgres.${REF}:pw@${POOLER}:6543/postgres`,
      ['pass kind.shared-transaction'],
    ],
    [
      'the session pooler',
      `postgresql://postgres.${REF}:pw@${POOLER}:5432/postgres`,
      ['pass kind.shared-session'],
    ],
    [
      'the database itself',
      `postgresql://postgres:pw@db.${REF}.supabase.co:5432/postgres`,
      ['pass kind.direct'],
    ],
    [
      'the dedicated pooler',
      `postgresql://postgres:pw@db.${REF}.supabase.co:6543/postgres`,
      ['pass kind.dedicated-pooler'],
    ],
    ['a Postgres elsewhere', 'postgresql://me:pw@db.example.com:5432/app', ['pass kind.not-supabase']],
  ])('has nothing to object to in the address of %s', (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each([
    [
      'the shared pooler without the project',
      `postgresql://postgres:pw@${POOLER}:6543/postgres`,
      'fail MUD-170',
    ],
    [
      'the project in the user of its own host',
      `postgresql://postgres.${REF}:pw@db.${REF}.supabase.co:5432/postgres`,
      'fail MUD-161',
    ],
    ['no user', `postgresql://${POOLER}:6543/postgres`, 'warn finding.noUser'],
    ['a placeholder as user', `postgresql://[USER]:pw@${POOLER}:6543/postgres`, 'fail MUD-101'],
    [
      'a placeholder as password',
      `postgresql://postgres.${REF}:[YOUR-PASSWORD]@${POOLER}:6543/postgres`,
      'fail MUD-101',
    ],
    ['a placeholder as database', 'postgresql://u:p@h:5432/<database>', 'fail MUD-101'],
    [
      'brackets that were kept around the password',
      `postgresql://postgres.${REF}:[s3cr3t!x]@${POOLER}:6543/postgres`,
      'warn finding.bracketsKept',
    ],
    [
      'another database than Supabase’s only one',
      `postgresql://postgres.${REF}:pw@${POOLER}:6543/app`,
      'warn finding.oddDatabase',
    ],
    ['the address of the API', `postgresql://postgres:pw@${REF}.supabase.co:5432/postgres`, 'fail MUD-111'],
    [
      'a port that no Supabase host has',
      `postgresql://postgres:pw@db.${REF}.supabase.co:5433/postgres`,
      'warn MUD-234',
    ],
    [
      'Prisma’s flag',
      `postgresql://postgres.${REF}:pw@${POOLER}:6543/postgres?pgbouncer=true`,
      'warn finding.prismaFlag',
    ],
    [
      'a setting that the shared pooler drops',
      `postgresql://postgres.${REF}:pw@${POOLER}:6543/postgres?options=-c%20statement_timeout%3D5s`,
      'warn finding.optionsDropped',
    ],
    [
      'a setting that the dedicated pooler refuses',
      `postgresql://postgres:pw@db.${REF}.supabase.co:6543/postgres?options=-c%20search_path%3Dapp`,
      'fail MUD-202',
    ],
  ])('names %s', (_, text, expected) => {
    expect(said(text)).toContain(expected);
  });

  /**
   * They speak Postgres' protocol, and are other databases: cockroachlabs.com/docs/stable/postgresql-compatibility,
   * docs.aws.amazon.com/redshift/latest/dg/c_redshift-and-postgres-sql.html.
   */
  it.each([
    [
      'postgresql://maxroach:pw@free-tier.gcp-us-central1.cockroachlabs.cloud:26257/defaultdb?sslmode=verify-full',
      'CockroachDB',
    ],
    ['postgresql://u:p@examplecluster.abc123.us-west-1.redshift.amazonaws.com:5439/dev', 'Amazon Redshift'],
    [
      'postgres://u:p@wg.123456789012.eu-west-1.redshift-serverless.amazonaws.com:5439/dev',
      'Amazon Redshift',
    ],
    [
      'host=examplecluster.abc123.cn-north-1.redshift.amazonaws.com.cn port=5439 user=u password=p dbname=dev',
      'Amazon Redshift',
    ],
  ])('names the other database of %s', (text, service) => {
    const finding = checkConnection(parseConnection(text)).find(({ code }) => code === 'MUD-134');
    expect(finding).toMatchObject({ verdict: 'fail', message: { params: { service } } });
    for (const locale of ['en', 'es'] as const)
      expect(explainError('MUD-134', locale, finding?.message.params ?? {}).cause).toContain(service);
  });

  it.each([
    'postgresql://u:p@cockroachlabs.cloud.example.com:5432/d',
    'postgresql://u:p@my-redshift.rds.amazonaws.com:5432/d',
    'postgresql://u:p@mydb.abc123.eu-west-1.rds.amazonaws.com:5432/d',
  ])('takes no name that only resembles one of theirs: %s', (text) => {
    expect(said(text)).toEqual(['pass kind.not-supabase']);
  });

  it('takes the placeholder of the dashboard’s string for filled, where the password is in its own field', () => {
    const text = `postgresql://postgres.${REF}:[YOUR-PASSWORD]@${POOLER}:6543/postgres`;
    expect(said(text, true)).toEqual(['pass kind.shared-transaction', 'pass finding.placeholderFilled']);
    expect(said(`postgresql://postgres.${REF}@${POOLER}:6543/postgres`, true)).toEqual([
      'pass kind.shared-transaction',
      'pass finding.noPassword',
    ]);
  });

  it('says nothing of a user, a port or a database where there is no host', () => {
    const parts = { ...parseConnection(`postgresql://postgres:pw@${POOLER}:6543/app`), host: null };
    expect(checkConnection(parts)).toEqual([]);
    const [finding] = checkConnection({ ...parts, password: '[YOUR-PASSWORD]' });
    expect(finding).toMatchObject({ verdict: 'fail', code: 'MUD-101' });
  });

  it('says each of its sentences in both languages, whole', () => {
    const texts = [
      `postgresql://postgres:pw@${POOLER}:6543/app?pgbouncer=true`,
      `postgresql://postgres:[x!y]@db.${REF}.supabase.co:5433`,
      'postgresql://h',
    ];
    for (const text of texts)
      for (const { message } of checkConnection(parseConnection(text)))
        for (const locale of ['en', 'es'] as const) expect(translate(locale, message)).not.toMatch(/[{}]|^$/);
  });
});
