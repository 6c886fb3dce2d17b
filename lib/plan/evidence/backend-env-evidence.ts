import { z } from 'zod';
import { DriverId } from '../../backend/drivers/driver-id';
import { PoolingMode } from '../../backend/drivers/driver-stack';
import { EnvEdit } from '../../backend/env-file/edit-env';
import { defineEvidence, type EvidenceOf } from '../define-evidence';
import { ManualEvidence } from './manual-evidence';
/** What writing the env file left behind, without any value that is secret. */
export const EnvEvidence = z.object({
  kind: z.literal('done'),
  file: z.string(),
  driver: z.string(),
  driverId: DriverId,
  urlKey: z.string(),
  poolingMode: PoolingMode,
  /** True when the ladder saw that mode; missing in evidence of older versions, which never looked. */
  isModeObserved: z.boolean().optional(),
  edits: z.array(EnvEdit).readonly(),
  /** Masked. */
  diff: z.string(),
  /** From before the step's first run to now, over all attempts; absent in older evidence. */
  wholeDiff: z.string().optional(),
  caFile: z.string().nullable(),
  /** Permission bits of the file afterwards. */
  mode: z.number(),
  before: z.string().nullable(),
  after: z.string(),
  /** Keys that, read back, do not say what was asked. */
  wrong: z.array(z.string()).readonly(),
  /** How many other keys say what they said before, and which do not. */
  kept: z.number(),
  lost: z.array(z.string()).readonly(),
  /** Keys that still name a server where the database was; null when none is known. */
  oldHost: z.array(z.string()).readonly().nullable(),
  /** Whether git ignores the CA's file; null without git or a CA, missing in evidence of older versions. */
  isCaIgnored: z.boolean().nullable().optional(),
  /** Whether git ignores the file; null without git. */
  isIgnored: z.boolean().nullable(),
});

export type EnvEvidence = z.infer<typeof EnvEvidence>;

/** What writing the env file left behind, or a person's word without a folder. */
export const backendEnvEvidence = defineEvidence('backend.env', z.union([EnvEvidence, ManualEvidence]));
export type BackendEnvEvidence = EvidenceOf<typeof backendEnvEvidence>;
