import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import type { Credentials } from '../address/endpoint';
import { parseLsn } from './lsn';
import { parseChange } from './parse-change';
import { withReplication } from './replication-client';
import type { ReplicationStream } from './replication-stream';
import type { StreamFrame } from './stream-frame';
import { oneRow, runSql } from './testing/follow-servers';

const SLOT = 'mudanza_follow_stream';

let server: MajorServer;
let at: Credentials;
beforeAll(async () => {
  server = await startMajor(17);
  at = (await server.createDatabase()).admin;
  await runSql(at, `create table t (id int primary key); create publication ${SLOT} for table t`);
  await runSql(at, `select pg_create_logical_replication_slot('${SLOT}', 'pgoutput')`);
});
afterAll(async () => {
  await runSql(at, `select pg_drop_replication_slot('${SLOT}')`);
  await server.stop();
});

interface Slot {
  readonly active: boolean;
  readonly confirmed: string;
}

const slot = async () => {
  const row = await oneRow<Slot>(
    at,
    `select active, confirmed_flush_lsn::text as confirmed from pg_replication_slots where slot_name = '${SLOT}'`,
  );
  return { isActive: row?.active, confirmed: parseLsn(row?.confirmed ?? '0/0') };
};

const until = async (holds: () => boolean | Promise<boolean>) => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
};

function withStream<T>(
  use: (stream: ReplicationStream, frames: StreamFrame[]) => Promise<T>,
  name = SLOT,
): Promise<T> {
  return withReplication(at, {}, async (client) => {
    const frames: StreamFrame[] = [];
    const { confirmed } = await slot();
    const start = { slot: name, publication: SLOT, from: confirmed, senderTimeout: 60_000, version: 170_000 };
    // Frames lie in memory that the socket uses again.
    const stream = await client.stream(start, (frame) =>
      frames.push(frame.kind === 'data' ? { ...frame, payload: Buffer.from(frame.payload) } : frame),
    );
    try {
      return await use(stream, frames);
    } finally {
      await stream.stop();
    }
  });
}

const kinds = (frames: readonly StreamFrame[]) =>
  frames.flatMap((frame) => (frame.kind === 'data' ? [parseChange(frame.payload)] : []));

const commits = (frames: readonly StreamFrame[]) =>
  kinds(frames).flatMap((message) => (message.kind === 'commit' ? [message.endLsn] : []));

const write = (id: number) => runSql(at, `set synchronous_commit = on; insert into t values (${id})`);

describe('the stream of a slot', () => {
  it('brings a transaction from its beginning to its end, and again until it is confirmed', async () => {
    await write(1);
    for (let round = 0; round < 2; round += 1) {
      await withStream(async (_, frames) => {
        await until(() => commits(frames).length > 0);
        expect(kinds(frames).map(({ kind }) => kind)).toEqual(['begin', 'relation', 'insert', 'commit']);
      });
    }
  });

  it('confirms what it was told is durable and not a byte more, though more has arrived', async () => {
    await write(2);
    await withStream(async (stream, frames) => {
      await until(() => commits(frames).length === 2);
      const [first = 0n, second = 0n] = commits(frames);
      stream.note(second);
      stream.confirm(first);
      await until(async () => (await slot()).confirmed === first);
      // What was confirmed before is not taken back, and asking confirms nothing.
      stream.confirm(first - 8n);
      const before = frames.length;
      stream.ask();
      await until(() => frames.length > before);
      expect((await slot()).confirmed).toBe(first);
    });
    await withStream(async (stream, frames) => {
      await until(() => commits(frames).length === 1);
      stream.confirm(commits(frames)[0] ?? 0n);
    });
  });

  it('takes nothing in while it is paused, and says so of its silence', async () => {
    await withStream(async (stream, frames) => {
      stream.pause();
      await write(3);
      stream.ask();
      await until(async () => (await slot()).isActive === true);
      expect(commits(frames)).toEqual([]);
      expect(stream.silence).toBe(0);
      stream.resume();
      await until(() => commits(frames).length === 1);
      await until(() => stream.silence > 1);
      const before = frames.length;
      stream.ask();
      await until(() => frames.length > before);
      stream.confirm(commits(frames)[0] ?? 0n);
    });
  });

  it('leaves the slot free at once when it is stopped', async () => {
    await withStream(async (stream) => {
      expect((await slot()).isActive).toBe(true);
      await stream.stop();
      await stream.ended;
      expect(stream.silence).toBe(0);
    });
    await until(async () => (await slot()).isActive === false);
  });

  it('says what ended it, and what kept it from beginning', async () => {
    await withStream(async (stream) => {
      await runSql(
        at,
        `select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = '${SLOT}'`,
      );
      await expect(stream.ended).rejects.toMatchObject({ code: '57P01' });
    });
    await expect(withStream(async () => 'begun', 'nobody_has_it')).rejects.toMatchObject({ code: '42704' });
  });
});
