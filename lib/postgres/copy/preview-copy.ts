import { type Message, say } from '../../i18n/message';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { CheckMode } from './copy-chunk';
import { type DroppedIndex, type FilledTable, filledTables, hasJournal } from './copy-journal';
import type { CopyDatabase } from './copy-result';
import type { CopyReader, CopyWriter } from './copy-session';
import { readSideFacts } from './copy-side';
import { tableLabel } from './copy-table';
import { indexesToDefer } from './deferrable-indexes';
import { type CopyPlan, planCopy } from './plan-copy';
import { findCheckMode, refusePlan, refuseSource, tablesWithRows, withoutFilled } from './prepare-copy';
import { readCopyTables } from './read-copy-tables';

export interface PreviewedCopy {
  readonly plan: CopyPlan;
  readonly checks: CheckMode;
  readonly deferred: readonly DroppedIndex[];
  readonly filled: readonly string[];
  /** Of the source; none of them is copied. */
  readonly largeObjects: number;
  /** What an earlier copy brought, as the journal says: emptied first where the operator begins again. */
  readonly emptied: readonly FilledTable[];
  /** Why the copy would refuse as things stand, or null. */
  readonly refusal: Message | null;
}

/** What a copy would do as things stand; nothing is written. */
export async function previewCopy(
  reader: CopyReader,
  writer: CopyWriter,
  job: Pick<CopyDatabase, 'schemas' | 'leaveOut' | 'deferIndexes' | 'onFilled'>,
): Promise<PreviewedCopy> {
  const { leaveOut, onFilled } = job;
  const targets = await readCopyTables(writer, job.schemas);
  const whole = planCopy(await readCopyTables(reader, job.schemas), targets, job);
  const holding = await tablesWithRows(
    writer,
    whole.tables.map(({ target }) => target),
  );
  const emptied = onFilled === 'again' && (await hasJournal(writer)) ? await filledTables(writer) : [];
  const filled = holding.filter((label) => !emptied.some((table) => tableLabel(table) === label));
  const plan = onFilled === 'missing' ? withoutFilled(whole, filled) : whole;
  const [source, target] = [await readSideFacts(reader), await readSideFacts(writer)];
  const refusal = refusalOf(() => {
    refuseSource(source, target, leaveOut);
    refusePlan(plan, { leaveOut, filled: onFilled === 'missing' ? [] : filled });
  });
  const places = plan.tables.map((entry) => entry.target);
  const checks = await findCheckMode(writer);
  const deferred = await indexesToDefer(reader, writer, job, places);
  return { plan, checks, filled, refusal, deferred, emptied, largeObjects: source.largeObjects };
}

/** What a check refuses, as a sentence; null when it holds. */
function refusalOf(check: () => void): Message | null {
  try {
    check();
    return null;
  } catch (error) {
    if (!(error instanceof MudanzaError)) throw error;
    return say(`errors.${error.code}.cause`, error.params);
  }
}
