import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Plays the runner of one run: writes its lines into the state database as the real one does, in batches. */
export class LineWriter {
  /** ms since the epoch just before the batch with this sequence number was written. */
  readonly writtenAt = new Map<number, number>();
  seq = 0;
  readonly #client: pg.Client;
  #runId = '';

  constructor(url: string) {
    this.#client = new pg.Client(url);
    // After a failed measurement the server goes first; the failure itself is what should be read.
    this.#client.on('error', () => undefined);
  }

  async open(migrationId: string, stepId: string): Promise<string> {
    await this.#client.connect();
    const { rows } = await this.#client.query<{ id: string }>(
      `insert into run (migration_id, step_id, action, attempt, requested_by, runner, lease_until)
       values ($1, $2, 'run', 1, 'Bench', 'bench', now() + interval '1 hour') returning id`,
      [migrationId, stepId],
    );
    this.#runId = rows[0]?.id ?? '';
    await this.#append([
      { stream: 'lifecycle', text: 'started', data: { kind: 'started', runner: 'bench' } },
    ]);
    return this.#runId;
  }

  /** The text of a line: what must be found on the screen again. */
  static text(seq: number): string {
    return `create index concurrently idx_${seq} on public.t_${seq % 97} (c_${seq % 13})`;
  }

  async lines(count: number): Promise<void> {
    for (let left = count; left > 0; left -= 1_000) {
      const size = Math.min(left, 1_000);
      await this.#append(
        Array.from({ length: size }, (_, index) => ({
          stream: 'log',
          text: LineWriter.text(this.seq + index + 1),
        })),
      );
    }
  }

  /** `perSecond` lines a second, in batches each 40 ms as the product's own writer. */
  async stream(perSecond: number, seconds: number): Promise<void> {
    const begin = Date.now();
    const first = this.seq;
    while (Date.now() - begin < seconds * 1_000) {
      const due = Math.floor(((Date.now() - begin) / 1_000) * perSecond) - (this.seq - first);
      if (due > 0) await this.lines(due);
      await sleep(40);
    }
  }

  async end(): Promise<void> {
    await this.#append([
      { stream: 'lifecycle', text: 'succeeded', data: { kind: 'ended', status: 'succeeded' } },
    ]);
    await this.#client.query('update run set ended_at = now() where id = $1', [this.#runId]);
    await this.#client.query(`select pg_notify('run_event', $1)`, [this.#runId]);
    await this.#client.end();
  }

  async #append(events: readonly { stream: string; text: string; data?: unknown }[]): Promise<void> {
    const at = Date.now();
    const seqs = events.map((_, index) => this.seq + index + 1);
    for (const seq of seqs) this.writtenAt.set(seq, at);
    await this.#client.query(
      `with written as (
         insert into run_event (run_id, seq, stream, level, text, data)
         select $1, e.* from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::jsonb[]) as e returning 1)
       select pg_notify('run_event', $1::text), (select count(*) from written)`,
      [
        this.#runId,
        seqs,
        events.map((event) => event.stream),
        events.map(() => 'info'),
        events.map((event) => event.text),
        events.map((event) => (event.data === undefined ? null : JSON.stringify(event.data))),
      ],
    );
    this.seq += events.length;
  }
}
