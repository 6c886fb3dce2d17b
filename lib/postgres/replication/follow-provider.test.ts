import { describe, expect, it } from 'vitest';
import { FOLLOW_PROVIDERS, followProvider } from './follow-provider';

describe('where a source lives', () => {
  it.each<[string, readonly string[], string | null]>([
    ['shop.c9akciq32.eu-west-1.rds.amazonaws.com', [], 'Amazon RDS / Aurora'],
    ['shop.cluster-c9akciq32.us-east-1.rds.amazonaws.com', [], 'Amazon RDS / Aurora'],
    ['db.internal', ['rds.logical_replication'], 'Amazon RDS / Aurora'],
    ['10.0.0.3', ['cloudsqlsuperuser'], 'Google Cloud SQL'],
    ['shop.postgres.database.azure.com', [], 'Azure Database (flexible server)'],
    ['ep-cool-darkness-123456.us-east-2.aws.neon.tech', [], 'Neon'],
    ['p.vbjrfujv5beutaoelw725gvi3i.db.postgresbridge.com', [], 'Crunchy Bridge'],
    ['db.abcdefghijklmnopqrst.supabase.co', [], 'Supabase'],
    ['ec2-54-83-1-2.compute-1.amazonaws.com', [], 'Heroku Postgres'],
    ['EC2-54-83-1-2.eu-west-1.compute.amazonaws.com', [], 'Heroku Postgres'],
    ['localhost', [], null],
    ['db', [], null],
    ['rds.amazonaws.com.evil.example', [], null],
  ])('%s %j is %s', (host, marks, name) => {
    expect(followProvider(host, marks)?.name ?? null).toBe(name);
  });

  it('names for each where it is written', () => {
    for (const { name, source, setting } of FOLLOW_PROVIDERS) {
      expect([name, URL.canParse(source), setting.length > 0]).toEqual([name, true, true]);
    }
  });
});
