import { say } from '../../i18n/message';
import type { StepContext } from '../../plan/step-context';
import type { CopiedChunk } from '../../postgres/copy/copy-chunk';
import type { CopyListener } from '../../postgres/copy/copy-result';
import { tableLabel } from '../../postgres/copy/copy-table';
import type { CopyChunk } from '../../postgres/copy/plan-copy';
import { CopyPictureKeeper } from './copy-picture';

/** ms between two pictures in the first minute, and after it: a copy of hours leaves no more events than it must. */
const EVERY = 1_000;
const LATER = 5_000;
const FIRST_MINUTE = 60_000;
/** Parts of one table that are logged one by one. */
const LOGGED = 2_000;

/** Tells the log and the page where a copy stands. */
export class CopyProgress implements CopyListener {
  readonly #ctx: StepContext;
  readonly #picture: CopyPictureKeeper;
  readonly #began = performance.now();
  #lastSaid = 0;
  #parts = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(ctx: StepContext, limitBytes: number | null) {
    this.#ctx = ctx;
    this.#picture = new CopyPictureKeeper(limitBytes);
    this.#timer = setInterval(() => this.#draw(), EVERY);
  }

  /** Ends the watch; call it however the copy ended. */
  stop(): void {
    clearInterval(this.#timer);
  }

  #draw(isNow = false): void {
    const now = performance.now();
    const every = now - this.#began < FIRST_MINUTE ? EVERY : LATER;
    if (!isNow && now - this.#lastSaid < every * 0.9) return;
    this.#lastSaid = now;
    const { bytes, total } = this.#picture;
    if (total === 0) return;
    // Text is longer or shorter than what the server keeps: the total is a guess until it is reached.
    const message = say('data.progress', { size: bytes });
    this.#ctx.progress(Math.min(bytes, total), total, message, this.#picture.picture(Date.now()));
  }

  /** The run is held back between two parts; `by` is null when it goes on. */
  readonly onPause = (by: string | null): void => {
    if (this.#picture.pausedBy === by) return;
    this.#picture.pausedBy = by;
    this.#ctx.log('info', by === null ? say('data.log.goesOn') : say('data.log.paused', { by }));
    this.#draw(true);
  };

  readonly onStage: CopyListener['onStage'] = (stage) => {
    this.#picture.stage = stage;
    this.#ctx.log('info', say(`data.stage.${stage}`));
    this.#draw(true);
  };

  readonly onPlan: CopyListener['onPlan'] = (plan, chunks) => {
    this.#picture.plan(plan, chunks);
    const params = { count: plan.tables.length, chunks: chunks.length };
    this.#ctx.log('info', say('data.log.plan', { ...params, size: this.#picture.total }));
  };

  readonly onStart: CopyListener['onStart'] = (chunk, lane) => this.#picture.start(chunk, lane);

  readonly onBytes: CopyListener['onBytes'] = (chunk, count) => {
    this.#picture.flow(chunk, count);
  };

  readonly onSample: CopyListener['onSample'] = (sample) => this.#picture.sample(sample, Date.now());

  readonly onDone: CopyListener['onDone'] = (chunk, copied, lane) => {
    this.#picture.done(chunk, copied, lane);
    this.#parts += 1;
    if (this.#parts > LOGGED) return;
    const { rows, bytes, ms } = copied;
    const params = {
      table: tableLabel(chunk.source),
      rows,
      size: bytes,
      ms: Math.round(ms),
      lane,
    };
    this.#ctx.log('debug', say('data.log.chunk', params));
  };

  /** A part that another instance brought. */
  readonly onElsewhere = (chunk: CopyChunk, copied: CopiedChunk): void =>
    this.#picture.done(chunk, copied, null);

  readonly onVerified: CopyListener['onVerified'] = ({ schema, name, sourceRows, badBuckets }) => {
    const params = { table: `${schema}.${name}`, rows: sourceRows };
    if (badBuckets > 0) this.#ctx.log('error', say('data.log.differs', params));
    else this.#ctx.log('debug', say('data.log.equal', params));
  };
}
