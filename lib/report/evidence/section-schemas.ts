import { z } from 'zod';

/** Where a database is, as far as it was seen; never a password. */
export const PlaceSection = z.object({
  host: z.string(),
  port: z.number().int(),
  database: z.string(),
  user: z.string(),
  version: z.string().nullable(),
  tls: z.string().nullable(),
  pooling: z.string().nullable(),
  region: z.string().nullable(),
  sizeBytes: z.number().nullable(),
});
export type PlaceSection = z.infer<typeof PlaceSection>;

/** Times of one workload on one side, in ms. */
export const LatencyNumbers = z.object({
  n: z.number().int(),
  min: z.number(),
  avg: z.number(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  max: z.number(),
});
export type LatencyNumbers = z.infer<typeof LatencyNumbers>;

const Interval = z.object({ value: z.number(), low: z.number(), high: z.number() });

export const LatencySection = z.object({
  limitMs: z.number(),
  workloads: z.array(
    z.object({
      workload: z.string(),
      before: LatencyNumbers.nullable(),
      after: LatencyNumbers.nullable(),
      /** Target over source at P95, with its confidence interval; below 1 the target is faster. */
      ratio: Interval.nullable(),
      verdict: z.enum(['faster', 'slower', 'unclear']).nullable(),
    }),
  ),
  /** P50, P95 and P99 of `SELECT 1` on the target over time, `at` in ms since the epoch. */
  series: z.array(
    z.object({ at: z.number(), n: z.number(), p50: z.number(), p95: z.number(), p99: z.number() }),
  ),
  /** Connections above which more bring little, where it was looked for. */
  knee: z.number().nullable(),
});
export type LatencySection = z.infer<typeof LatencySection>;

export const SchemaSection = z.object({
  /** Statements of the deployment; null when none is known. */
  statements: z.number().int().nullable(),
  created: z.array(z.object({ kind: z.string(), count: z.number().int() })),
  /** Objects compared with the scratch build of the file, and how many differ. */
  objects: z.number().int().nullable(),
  differences: z.number().int().nullable(),
  /** Differences to the live source; null without one. */
  sourceDifferences: z.number().int().nullable(),
  triggersProved: z.number().int(),
  /** Tables that were written to and read from. */
  tableNames: z.array(z.string()),
  fileSha256: z.string().nullable(),
});
export type SchemaSection = z.infer<typeof SchemaSection>;

export const ExposureSection = z.object({
  readable: z.array(z.string()),
  writable: z.array(z.string()),
  checked: z.number().int(),
});
export type ExposureSection = z.infer<typeof ExposureSection>;

export const TestSection = z.object({
  suite: z.enum(['baseline', 'unit', 'integration']),
  passed: z.number().int(),
  failed: z.number().int(),
  skipped: z.number().int(),
});
export type TestSection = z.infer<typeof TestSection>;
