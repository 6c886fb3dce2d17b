import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import { endReverse } from '../replication/end-reverse';
import { findFollowLeftovers } from '../replication/find-leftovers';
import { oneRow, runSql } from '../replication/testing/follow-servers';
import { withReverse } from '../replication/with-reverse';
import { withSource } from '../with-client';
import type { FenceKind } from './fence-role';
import { type GoBack, goBack, planGoBack } from './go-back';
import { findFence } from './take-back-fence';
import { type CutoverStage, cutoverStage, wrongWrites } from './testing/cutover-stage';
import { backNames, reverseJob, startStageWriter, switched } from './testing/switched-stage';

let sourceServer: MajorServer;
let targetServer: MajorServer;
beforeAll(async () => {
  [sourceServer, targetServer] = await Promise.all([startMajor(15), startMajor(17)]);
});
afterAll(() => Promise.all([sourceServer.stop(), targetServer.stop()]));

const signal = new AbortController().signal;

const back = (stage: CutoverStage, change: Partial<GoBack> = {}): GoBack => ({
  ...{ source: stage.source, target: stage.target, names: backNames(stage), signal },
  ...{ verify: true, lanes: 2 },
  ...change,
});

async function clean(stage: CutoverStage): Promise<void> {
  await stage.clean();
  for (const at of [stage.source, stage.target]) {
    const left = await withSource(at, findFollowLeftovers);
    expect([...left.slots.map(({ name }) => name), ...left.publications]).toEqual([]);
  }
}

describe('going back after the switch', () => {
  it.each<[FenceKind]>([['nologin'], ['readonly']])(
    'brings back everything that was written meanwhile, and lets the application in again (%s)',
    async (kind) => {
      const stage = await cutoverStage(sourceServer, targetServer);
      await switched(stage, kind);
      await expect(runSql(stage.app, 'insert into ledger values (-1)')).rejects.toThrow();
      const writer = startStageWriter(stage, 1);
      await expect.poll(() => writer.done.length).toBeGreaterThan(10);
      const acknowledged = await writer.stop();
      expect(await planGoBack(back(stage))).toMatchObject({ way: 'carried' });
      const went = await goBack(back(stage));
      expect(went.transactions).toBe(acknowledged.length);
      expect(went.verified?.every(({ badBuckets }) => badBuckets === 0)).toBe(true);
      expect(await wrongWrites(stage.source, acknowledged)).toEqual({ lost: 0, doubled: 0 });
      await runSql(stage.app, `insert into ledger values (-2); insert into invoice (note) values ('home')`);
      expect(await planGoBack(back(stage))).toMatchObject({ way: 'none' });
      expect(await goBack(back(stage))).toMatchObject({ way: 'none' });
      await clean(stage);
    },
    60_000,
  );

  it('goes on where the relay of the days between stood', async () => {
    const stage = await cutoverStage(sourceServer, targetServer);
    await switched(stage, 'nologin');
    const first = startStageWriter(stage, 1);
    await withReverse(reverseJob(stage), async () => {
      await expect.poll(() => first.done.length).toBeGreaterThan(10);
    });
    const early = await first.stop();
    const second = startStageWriter(stage, 1_000_000);
    await expect.poll(() => second.done.length).toBeGreaterThan(10);
    const late = await second.stop();
    await goBack(back(stage));
    expect(await wrongWrites(stage.source, [...early, ...late])).toEqual({ lost: 0, doubled: 0 });
    await clean(stage);
  });

  it('is refused while the application still writes to the target, which then goes on as before', async () => {
    const stage = await cutoverStage(sourceServer, targetServer);
    await switched(stage, 'nologin');
    let isOver = false;
    const restless = (async () => {
      while (!isOver) await runSql(stage.appTarget, 'insert into ledger values (1)').catch(() => undefined);
    })();
    await expect(goBack(back(stage))).rejects.toMatchObject({ code: 'MUD-987' });
    isOver = true;
    await restless;
    await expect(runSql(stage.app, 'select 1')).rejects.toThrow();
    await runSql(stage.appTarget, 'insert into ledger values (77)');
    await goBack(back(stage));
    expect(await oneRow(stage.source, 'select count(*)::int as rows from ledger where id = 77')).toEqual({
      rows: 1,
    });
    await clean(stage);
  });

  it('keeps the source closed when the sides differ', async () => {
    const stage = await cutoverStage(sourceServer, targetServer);
    await switched(stage, 'nologin');
    await runSql(stage.source, 'begin read write; insert into room_1 values (9, null); commit');
    await expect(goBack(back(stage))).rejects.toMatchObject({
      code: 'MUD-988',
      params: { tables: 'public.room_1' },
    });
    await expect(runSql(stage.app, 'select 1')).rejects.toThrow();
    await runSql(stage.source, 'delete from room_1 where id = 9');
    expect(await goBack(back(stage))).toMatchObject({ way: 'carried' });
    await clean(stage);
  });

  it('loses nothing without a way back while nobody has written, and asks before it loses anything', async () => {
    const stage = await cutoverStage(sourceServer, targetServer);
    await switched(stage, 'nologin', false);
    expect(await planGoBack(back(stage))).toMatchObject({ way: 'untouched' });
    await runSql(stage.appTarget, 'insert into ledger values (5)');
    // What a session wrote is counted when it ends, which the server does in its own time.
    await expect
      .poll(() => planGoBack(back(stage)))
      .toMatchObject({ way: 'lost', written: ['public.ledger'] });
    await expect(goBack(back(stage))).rejects.toMatchObject({ code: 'MUD-985' });
    await expect(runSql(stage.app, 'select 1')).rejects.toThrow();
    await goBack(back(stage, { acceptsLoss: true }));
    await runSql(stage.app, 'insert into ledger values (6)');
    expect(await findFence({ target: stage.target, slot: stage.names.slot })).toBeNull();
    await clean(stage);
  });

  it('is taken up again when it died after the source had everything and before it was open', async () => {
    const stage = await cutoverStage(sourceServer, targetServer);
    await switched(stage, 'nologin');
    await runSql(stage.target, `update mudanza_rows.fence set state = 'returning'`);
    await endReverse(reverseJob(stage));
    expect(await planGoBack(back(stage))).toMatchObject({ way: 'carried' });
    await goBack(back(stage));
    await runSql(stage.app, 'insert into ledger values (8)');
    await clean(stage);
  });
});
