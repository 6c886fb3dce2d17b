import { type Message, say } from '../../i18n/message';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { CheckMode } from './copy-chunk';
import type { DroppedIndex } from './copy-journal';
import type { CopyDatabase } from './copy-result';
import type { CopyReader, CopyWriter } from './copy-session';
import { indexesToDefer } from './deferrable-indexes';
import { type CopyPlan, planCopy } from './plan-copy';
import { findCheckMode, refusePlan, tablesWithRows } from './prepare-copy';
import { readCopyTables } from './read-copy-tables';

export interface PreviewedCopy {
  readonly plan: CopyPlan;
  readonly checks: CheckMode;
  readonly deferred: readonly DroppedIndex[];
  readonly filled: readonly string[];
  /** Why the copy would refuse as things stand, or null. */
  readonly refusal: Message | null;
}

/** What a copy would do as things stand; nothing is written. */
export async function previewCopy(
  reader: CopyReader,
  writer: CopyWriter,
  job: Pick<CopyDatabase, 'schemas' | 'leaveOut' | 'deferIndexes'>,
): Promise<PreviewedCopy> {
  const targets = await readCopyTables(writer, job.schemas);
  const plan = planCopy(await readCopyTables(reader, job.schemas), targets, job);
  const places = plan.tables.map(({ target }) => target);
  const filled = await tablesWithRows(writer, places);
  let refusal: Message | null = null;
  try {
    refusePlan(plan, { leaveOut: job.leaveOut, filled });
  } catch (error) {
    if (!(error instanceof MudanzaError)) throw error;
    refusal = say(`errors.${error.code}.cause`, error.params);
  }
  const checks = await findCheckMode(writer);
  return { plan, checks, filled, refusal, deferred: await indexesToDefer(reader, writer, job, places) };
}
