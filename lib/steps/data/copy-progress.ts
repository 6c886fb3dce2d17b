import { say } from '../../i18n/message';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { CopyListener } from '../../postgres/copy/copy-result';
import { tableLabel } from '../../postgres/copy/copy-table';
import { megabytes } from './megabytes';

/** ms between two messages of progress; a copy moves thousands of pieces a second. */
const EVERY = 500;
/** Seconds without a byte after which a connection counts as dead. */
const STALLED_AFTER = 120;

/** Tells the log where a copy stands, and aborts `stalled` when nothing moves any more. */
export class CopyProgress implements CopyListener {
  readonly #ctx: StepContext;
  readonly #stalled: AbortController;
  readonly #perTable = new Map<string, { bytes: number; total: number; rows: number }>();
  #bytes = 0;
  #total = 0;
  #lastSaid = 0;
  #lastByte = performance.now();
  #isMoving = false;
  readonly #timer: NodeJS.Timeout;

  constructor(ctx: StepContext, stalled: AbortController) {
    this.#ctx = ctx;
    this.#stalled = stalled;
    this.#timer = setInterval(() => this.#watch(), 5_000);
  }

  /** Ends the watch; call it however the copy ended. */
  stop(): void {
    clearInterval(this.#timer);
  }

  #watch(): void {
    const silent = (performance.now() - this.#lastByte) / 1000;
    if (!this.#isMoving || silent < STALLED_AFTER) return;
    this.#stalled.abort(new MudanzaError('MUD-906', { params: { seconds: STALLED_AFTER } }));
  }

  readonly onStage: CopyListener['onStage'] = (stage) => {
    this.#isMoving = stage === 'rows';
    this.#lastByte = performance.now();
    this.#ctx.log('info', say(`data.stage.${stage}`));
  };

  readonly onPlan: CopyListener['onPlan'] = ({ tables }, chunks) => {
    for (const { source } of tables)
      this.#perTable.set(tableLabel(source), { bytes: 0, total: source.bytes, rows: 0 });
    this.#total = tables.reduce((sum, { source }) => sum + source.bytes, 0);
    this.#ctx.log(
      'info',
      say('data.log.plan', { count: tables.length, chunks: chunks.length, bytes: megabytes(this.#total) }),
    );
  };

  readonly onBytes: CopyListener['onBytes'] = (chunk, count) => {
    this.#bytes += count;
    this.#lastByte = performance.now();
    const table = this.#perTable.get(tableLabel(chunk.source));
    if (table) table.bytes += count;
    if (this.#lastByte - this.#lastSaid < EVERY) return;
    this.#lastSaid = this.#lastByte;
    // Text is longer or shorter than what the server keeps: the total is a guess until it is reached.
    this.#ctx.progress(
      Math.min(this.#bytes, this.#total),
      this.#total,
      say('data.progress', { bytes: megabytes(this.#bytes) }),
    );
  };

  readonly onDone: CopyListener['onDone'] = (chunk, { rows, bytes, ms }, lane) => {
    this.#ctx.log(
      'debug',
      say('data.log.chunk', {
        table: tableLabel(chunk.source),
        rows,
        bytes: megabytes(bytes),
        ms: Math.round(ms),
        lane,
      }),
    );
  };

  readonly onVerified: CopyListener['onVerified'] = ({ schema, name, sourceRows, badBuckets }) => {
    const params = { table: `${schema}.${name}`, rows: sourceRows };
    if (badBuckets > 0) this.#ctx.log('error', say('data.log.differs', params));
    else this.#ctx.log('debug', say('data.log.equal', params));
  };
}
