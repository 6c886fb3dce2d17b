import type { CopyingLane, CopyingTable, CopyPicture } from '../../plan/progress-detail';
import type { CopiedChunk } from '../../postgres/copy/copy-chunk';
import type { CopySample, CopyStage } from '../../postgres/copy/copy-result';
import { tableLabel } from '../../postgres/copy/copy-table';
import type { CopyChunk, CopyPlan } from '../../postgres/copy/plan-copy';

/** Tables drawn at once; the rest is a number. */
const SHOWN = 40;
/** ms over which the speed is measured. */
const WINDOW = 10_000;
/** Bytes before each row on the wire, which are none of the row's. */
const FRAME = 5;

interface Table {
  table: string;
  rows: number;
  /** Bytes of parts that arrived, and of those under way. */
  arrived: number;
  flowing: number;
  total: number;
  done: number;
  parts: number;
  speed: Point[];
}

type Point = readonly [at: number, value: number];

/** The growth in a second over a window of points; null while there are too few. */
function slope(points: readonly Point[]): number | null {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || last[0] - first[0] < 1_000) return null;
  return (1000 * (last[1] - first[1])) / (last[0] - first[0]);
}

function keep(points: Point[], at: number, value: number, most: number): void {
  points.push([at, value]);
  while ((points[0]?.[0] ?? at) < at - most) points.shift();
}

/** What the page draws of a copy while it runs, kept up from the copy's own events. Times are ms since the epoch. */
export class CopyPictureKeeper {
  readonly #limitBytes: number | null;
  readonly #tables = new Map<string, Table>();
  readonly #lanes = new Map<number, CopyingLane>();
  readonly #speed: Point[] = [];
  readonly #growth: Point[] = [];
  #sample: CopySample | null = null;
  stage: CopyStage = 'snapshot';
  pausedBy: string | null = null;

  constructor(limitBytes: number | null) {
    this.#limitBytes = limitBytes;
  }

  plan({ tables }: CopyPlan, chunks: readonly CopyChunk[]): void {
    for (const { source } of tables) {
      const table = tableLabel(source);
      const parts = chunks.filter((chunk) => tableLabel(chunk.source) === table).length;
      this.#tables.set(table, {
        ...{ table, rows: 0, arrived: 0, flowing: 0, done: 0, parts, speed: [] },
        total: Math.max(1, source.bytes),
      });
    }
  }

  start(chunk: CopyChunk, lane: number): void {
    this.#lanes.set(lane, { lane, table: tableLabel(chunk.source), part: chunk.number });
  }

  flow(chunk: CopyChunk, count: number): void {
    const table = this.#tables.get(tableLabel(chunk.source));
    if (table) table.flowing += count;
  }

  done(chunk: CopyChunk, { rows, bytes }: CopiedChunk, lane: number | null): void {
    if (lane !== null) this.#lanes.delete(lane);
    const table = this.#tables.get(tableLabel(chunk.source));
    if (!table) return;
    table.rows += rows;
    table.done += 1;
    table.arrived += bytes;
    if (lane !== null) table.flowing = Math.max(0, table.flowing - bytes - FRAME * rows);
  }

  sample(sample: CopySample, at: number): void {
    this.#sample = sample;
    keep(this.#growth, at, sample.targetBytes, 6 * WINDOW);
  }

  get bytes(): number {
    return [...this.#tables.values()].reduce((sum, { arrived, flowing }) => sum + arrived + flowing, 0);
  }

  get total(): number {
    return [...this.#tables.values()].reduce((sum, { total }) => sum + total, 0);
  }

  /** When the plan's limit would be reached at the present growth. */
  #fullAt(at: number): number | null {
    const growth = slope(this.#growth);
    if (this.#limitBytes === null || !this.#sample || growth === null || growth <= 0) return null;
    const left = this.#limitBytes - this.#sample.targetBytes;
    return Math.round(at + (1000 * Math.max(0, left)) / growth);
  }

  picture(at: number): CopyPicture {
    const { bytes, total } = this;
    keep(this.#speed, at, bytes, WINDOW);
    const rate = slope(this.#speed) ?? 0;
    const all = [...this.#tables.values()];
    const open = all.filter(({ done, parts }) => done < parts);
    for (const { speed, arrived, flowing } of open) keep(speed, at, arrived + flowing, WINDOW);
    const atWork = new Set([...this.#lanes.values()].map(({ table }) => table));
    const shown = open.sort(
      (a, b) => Number(atWork.has(b.table)) - Number(atWork.has(a.table)) || b.total - a.total,
    );
    const left = open.reduce(
      (sum, table) => sum + Math.max(0, table.total - table.arrived - table.flowing),
      0,
    );
    return {
      kind: 'copy',
      stage: this.stage,
      pausedBy: this.pausedBy,
      tables: shown.slice(0, SHOWN).map(drawn),
      tablesDone: all.length - open.length,
      tablesAll: all.length,
      rows: all.reduce((sum, { rows }) => sum + rows, 0),
      ...{ bytes, total, rate: Math.round(rate) },
      secondsLeft: rate > 0 ? Math.round(left / rate) : null,
      lanes: [...this.#lanes.values()].sort((a, b) => a.lane - b.lane),
      sourceWal: this.#sample?.sourceWal ?? null,
      sourceHeld: this.#sample?.sourceHeld ?? null,
      targetBytes: this.#sample?.targetBytes ?? null,
      limitBytes: this.#limitBytes,
      fullAt: this.#fullAt(at),
    };
  }
}

function drawn({ table, rows, arrived, flowing, total, done, parts, speed }: Table): CopyingTable {
  const bytes = arrived + flowing;
  const rate = slope(speed) ?? 0;
  return {
    ...{ table, rows, bytes, total, done, parts },
    // One that waits for a lane has no speed, and nobody knows when it will be there.
    ...(rate > 0 && { rate: Math.round(rate), secondsLeft: Math.round(Math.max(0, total - bytes) / rate) }),
  };
}
