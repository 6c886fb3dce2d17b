import { z } from 'zod';
/** Rows of the board of success criteria, in order. */
export const BOARD_IDS = [
  'schema',
  'connection',
  'unitTests',
  'integrationTests',
  'performance',
  'tls',
  'pooler',
  'documentation',
  'monitoring',
  'logs',
  'rollback',
  'downtime',
  'integrity',
  'switch',
  'sla',
  'cost',
] as const;
export const BoardId = z.enum(BOARD_IDS);
export type BoardId = z.infer<typeof BoardId>;

/** Rows that no step can answer: a named person does, with a note, and the report says so. */
export const STATED_IDS = [
  'monitoring',
  'logs',
  'downtime',
  'integrity',
] as const satisfies readonly BoardId[];

/** Rows of the risk register. */
export const RISK_IDS = [
  'connectionString',
  'tls',
  'pool',
  'schemaFails',
  'testsFail',
  'downtime',
  'exposed',
  'drift',
  'lockOut',
  'paused',
  'rowsLost',
  'rowsUnproved',
  'sourceLog',
  'switchLoses',
  'noWayBack',
  'targetLog',
] as const;
export type RiskId = (typeof RISK_IDS)[number];

/** Plans with a compute size, cheapest first. */
export const SUPABASE_PLANS = [
  'free',
  'pro_micro',
  'pro_small',
  'pro_medium',
  'pro_large',
  'pro_xl',
  'pro_2xl',
] as const;
export type SupabasePlan = (typeof SUPABASE_PLANS)[number];
