import { describe, expect, it } from 'vitest';
import { ALL_PROVIDERS, followProvider } from './follow-provider';

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
    ['dpg-cabc123def456-a.oregon-postgres.render.com', [], 'Render'],
    ['dpg-cabc123def456-a.frankfurt-postgres.render.com', [], 'Render'],
    ['dpg-cabc123def456-a', [], 'Render'],
    ['monorail.proxy.rlwy.net', [], 'Railway'],
    ['containers-us-west-12.railway.app', [], 'Railway'],
    ['postgres.railway.internal', [], 'Railway'],
    // Railway runs the official image: its address says more than the folder.
    ['postgres.railway.internal', ['docker.data_directory'], 'Railway'],
    ['shop-do-user-1-0.b.db.ondigitalocean.com', [], 'DigitalOcean'],
    ['10.1.0.5', ['doadmin'], 'DigitalOcean'],
    ['pg-shop-acme.a.aivencloud.com', [], 'Aiven'],
    ['10.1.0.5', ['avnadmin'], 'Aiven'],
    ['direct.q49ypo4wvlgr17ln.flympg.net', [], 'Fly Managed Postgres'],
    ['pgbouncer.q49ypo4wvlgr17ln.flympg.net', [], 'Fly Managed Postgres'],
    ['flympg.net.evil.example', [], null],
    ['shop-db.fly.dev', [], 'Fly Postgres'],
    ['shop-db.flycast', [], 'Fly Postgres'],
    ['localhost', ['flypgadmin'], 'Fly Postgres'],
    ['host.docker.internal', [], 'Docker'],
    ['127.0.0.1', ['docker.data_directory'], 'Docker'],
    ['render.com.evil.example', [], null],
    ['ondigitalocean.com', [], null],
    ['localhost', [], null],
    ['db', [], null],
    ['rds.amazonaws.com.evil.example', [], null],
  ])('%s %j is %s', (host, marks, name) => {
    expect(followProvider(host, marks)?.name ?? null).toBe(name);
  });

  it('names for each where it is written', () => {
    for (const { name, source, setting } of ALL_PROVIDERS) {
      expect([name, URL.canParse(source), setting.length > 0]).toEqual([name, true, true]);
      expect([name, new URL(source).protocol]).toEqual([name, 'https:']);
    }
    expect(new Set(ALL_PROVIDERS.map(({ source }) => source)).size).toBe(ALL_PROVIDERS.length);
  });
});
