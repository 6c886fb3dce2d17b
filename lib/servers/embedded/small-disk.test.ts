import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mountSmallDisk } from '../../../e2e/bench/testing/small-disk';
import { overrideEnv } from '../../platform/env';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { type Cluster, startCluster } from './cluster';
import { freePort } from './free-port';
import { ownDiskFull } from './own-disk-full';
import { ScratchServer } from './scratch-server';

/** Room for one server and what it makes; a row more than that and it is full. */
const disk = mountSmallDisk(400_000);
const run = (text: string) => trustedSql(text, 'own-file');
const GROW = 'create table big as select repeat(md5(n::text), 60) as t from generate_series(1, 400000) n';
const full = (place: string) => ({
  code: 'MUD-839',
  params: { place, folder: expect.stringContaining(disk?.folder ?? '') },
});

describe.skipIf(!disk)('a disk that is full under our own servers (needs root, to mount a small one)', () => {
  const scratch = new ScratchServer();
  let practice: Cluster | undefined;

  beforeAll(async () => {
    if (!disk) return;
    overrideEnv({ MUDANZA_DATA_DIR: disk.folder });
    mkdirSync(join(disk.folder, 'postgres'), { recursive: true, mode: 0o755 });
    await scratch.withDatabase((client) => client.rows(run('select 1')));
    practice = await startCluster({
      dataDir: join(disk.folder, 'postgres', 'practice'),
      port: await freePort(),
      superuser: 'postgres',
      password: 'p',
      settings: { fsync: 'off' },
    });
  });
  afterAll(async () => {
    disk?.free();
    await scratch.stop();
    await practice?.stop();
    disk?.unmount();
  });

  const onPractice = (text: string) => {
    if (!practice || !disk) throw new Error('no practice server');
    const { host, port, password } = practice;
    const endpoint = {
      host,
      port,
      database: 'postgres',
      user: 'postgres',
      tls: { mode: 'disable' as const },
    };
    return withTarget({ endpoint, password }, (client) => client.execute(run(text))).catch(
      (error: unknown) => {
        throw ownDiskFull('practice', disk.folder, error);
      },
    );
  };

  it('is named for the scratch server, and its next database works once there is room', async () => {
    disk?.fill();
    await expect(scratch.withDatabase((client) => client.execute(run(GROW)))).rejects.toMatchObject(
      full('scratch'),
    );
    disk?.free();
    expect(await scratch.withDatabase((client) => client.rows(run('select 1 as one')))).toEqual([{ one: 1 }]);
  });

  it('is named for a practice server apart from that', async () => {
    disk?.fill();
    await expect(onPractice(GROW)).rejects.toMatchObject(full('practice'));
    disk?.free();
    await onPractice('create table after_it (id int)');
  });

  it('is not blamed for what a full disk does not explain', async () => {
    disk?.fill();
    await expect(onPractice('select from nowhere')).rejects.toMatchObject({ code: '42P01' });
    const own = new MudanzaError('MUD-341');
    expect(ownDiskFull('practice', disk?.folder ?? '', own)).toBe(own);
    const cut = new Error('Connection terminated unexpectedly');
    expect(ownDiskFull('state', disk?.folder ?? '', cut)).toMatchObject(full('state'));
    disk?.free();
    expect(ownDiskFull('state', disk?.folder ?? '', cut)).toBe(cut);
  });
});
