import type { OverTimePoint } from '../chart/chart-data';
import type { LogEvent } from '../log/log-event';

/** What has been measured of one series (`workload.side`) so far. */
export interface LiveSeries {
  readonly id: string;
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

interface Kept {
  readonly sorted: number[];
  readonly points: OverTimePoint[];
  readonly from: number;
  lastPoint: number;
  /** ms between two points; doubles when there are too many. */
  gap: number;
}

const FIRST_GAP_MS = 250;
const MOST_POINTS = 240;
const round = (ms: number) => Math.round(ms * 1000) / 1000;

function place(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Nearest rank, as in the evidence. */
function percentile(sorted: readonly number[], percent: number): number {
  const rank = Math.max(1, Math.ceil((sorted.length * percent) / 100));
  return round(sorted[rank - 1] ?? 0);
}

function pairsOf(event: LogEvent): { series: string; points: [number, number][] } | null {
  const { data } = event;
  if (event.stream !== 'sample' || typeof data !== 'object' || data === null) return null;
  const [series, points] = [Reflect.get(data, 'series'), Reflect.get(data, 'points')];
  if (typeof series !== 'string' || !Array.isArray(points)) return null;
  const pairs = points.filter(
    (pair): pair is [number, number] => typeof pair?.[0] === 'number' && typeof pair[1] === 'number',
  );
  return { series, points: pairs };
}

/** Percentiles so far, from the sample events of a run as they arrive; the same whether live or read again. */
export class LiveSamples {
  readonly #kept = new Map<string, Kept>();
  #newest: string | null = null;

  /** Takes what is a sample among the events; true when there was one. */
  add(events: readonly LogEvent[]): boolean {
    let isChanged = false;
    for (const event of events) {
      const found = pairsOf(event);
      if (!found || found.points.length === 0) continue;
      isChanged = true;
      this.#newest = found.series;
      for (const [at, ms] of found.points) this.#addOne(found.series, at, ms);
    }
    return isChanged;
  }

  #addOne(series: string, at: number, ms: number): void {
    const kept = this.#kept.get(series) ?? {
      sorted: [],
      points: [],
      from: at,
      lastPoint: Number.NEGATIVE_INFINITY,
      gap: FIRST_GAP_MS,
    };
    this.#kept.set(series, kept);
    kept.sorted.splice(place(kept.sorted, ms), 0, ms);
    if (at - kept.lastPoint < kept.gap) return;
    kept.lastPoint = at;
    const { n, p50, p95, p99 } = this.#stats(series, kept);
    kept.points.push({ second: Math.round((at - kept.from) / 10) / 100, n, p50, p95, p99 });
    if (kept.points.length <= MOST_POINTS) return;
    kept.gap *= 2;
    kept.points.splice(0, kept.points.length, ...kept.points.filter((_, index) => index % 2 === 0));
  }

  #stats(id: string, { sorted }: Kept): LiveSeries {
    const [p50, p95, p99] = [percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 99)];
    return { id, n: sorted.length, p50, p95, p99 };
  }

  /** Every series so far, in the order in which they began. */
  series(): LiveSeries[] {
    return [...this.#kept].map(([id, kept]) => this.#stats(id, kept));
  }

  /** The workload that is measured now, on the target where it is measured there. */
  current(): string | null {
    const onTarget = this.#newest?.replace(/\.source$/, '.target') ?? null;
    return onTarget !== null && this.#kept.has(onTarget) ? onTarget : this.#newest;
  }

  /** How a series' percentiles came to be what they are. */
  points(id: string): readonly OverTimePoint[] {
    return [...(this.#kept.get(id)?.points ?? [])];
  }
}
