/** What each chart draws; plain data, so that a page on the server can hand it to a chart in the browser. */
export interface OverTimePoint {
  /** Seconds since the begin of the measurement. */
  readonly second: number;
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface DistributionSlot {
  /** The slot's times, e.g. `1.0–1.3`. */
  readonly label: string;
  /** Per cent of the side's times; null where the side was not measured. */
  readonly source: number | null;
  readonly target: number | null;
}

export interface BeforeAfterBar {
  readonly label: string;
  readonly source: number | null;
  readonly target: number;
  /** Distance of the interval's ends below and above the value. */
  readonly sourceError: readonly [number, number] | null;
  readonly targetError: readonly [number, number];
}

export interface SweepPoint {
  readonly connections: number;
  readonly throughput: number;
  readonly p95: number;
}

export interface Line {
  readonly value: number;
  readonly label: string;
}

export type ChartSpec =
  | {
      readonly kind: 'over-time';
      readonly points: readonly OverTimePoint[];
      readonly limit: Line;
      /** Round trip of the network alone. */
      readonly floor: Line | null;
      /** `yLog` stands at the axis when it is logarithmic. */
      readonly names: { readonly x: string; readonly y: string; readonly yLog: string };
    }
  | {
      readonly kind: 'distribution';
      readonly slots: readonly DistributionSlot[];
      readonly names: {
        readonly x: string;
        readonly y: string;
        readonly source: string;
        readonly target: string;
      };
    }
  | {
      readonly kind: 'before-after';
      readonly bars: readonly BeforeAfterBar[];
      readonly names: { readonly y: string; readonly source: string; readonly target: string };
    }
  | {
      readonly kind: 'sweep';
      readonly points: readonly SweepPoint[];
      readonly knee: Line | null;
      readonly names: { readonly x: string; readonly throughput: string; readonly p95: string };
    };

/** The same numbers as text: shown on demand, printed, and saved as CSV. */
export interface ChartTable {
  readonly caption: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface ChartTexts {
  readonly showTable: string;
  readonly hideTable: string;
  readonly csv: string;
  readonly svg: string;
  readonly png: string;
}
