import { type FoundConstraints, findBrokenConstraints } from './broken-constraints';
import type { CheckMode } from './copy-chunk';
import type { DroppedIndex, FilledTable } from './copy-journal';
import type { CopyDatabase } from './copy-result';
import type { CopyReader, CopyWriter } from './copy-session';
import { readSideFacts, type SideFacts } from './copy-side';
import { tableLabel } from './copy-table';
import { indexesToDefer } from './deferrable-indexes';
import { findCheckMode } from './find-check-mode';
import { type ForeignKey, readForeignKeys } from './foreign-keys';
import { findMisfitColumns, type MisfitColumn, readEnums } from './misfit-columns';
import { type CopyPlan, planCopy, withoutFilled } from './plan-copy';
import { type QuietTrigger, readTriggers, triggersToQuiet } from './quiet-triggers';
import { readConstraintNames, readConstraints } from './read-constraints';
import { readCopyTables } from './read-copy-tables';
import { refusePlan, refuseRows, refuseSource } from './refuse-copy';
import { tablesWithRows } from './tables-with-rows';

export type SurveyOptions = Pick<CopyDatabase, 'schemas' | 'leaveOut' | 'deferIndexes' | 'onFilled'>;

/** Both sides as they are, and what a copy between them would do: shown in the preview and used by the run. */
export interface Survey {
  readonly source: SideFacts;
  readonly target: SideFacts;
  readonly plan: CopyPlan;
  readonly checks: CheckMode;
  readonly keys: readonly ForeignKey[];
  /** Places of the rows that hold some already, by label. */
  readonly filled: readonly string[];
  /** Indexes that are taken away first and built again afterwards. */
  readonly deferred: readonly DroppedIndex[];
  /** Triggers that are switched off until all rows are there. */
  readonly triggers: readonly QuietTrigger[];
  /** Constraints that rows of the source break, or that ask other rows. */
  readonly constraints: FoundConstraints;
  /** Columns of which the target is narrower. */
  readonly misfits: readonly MisfitColumn[];
  /** Tables of the target whose row security would judge what this role writes. */
  readonly guarded: readonly string[];
  /** Throws where the copy could not end well. */
  refuse(): void;
}

/**
 * Looks at both sides; writes nothing. Everything that does not wait for something else is asked at once: a far server
 * then takes two round trips.
 *
 * @param emptied what is emptied before the copy, and so does not stand in its way
 */
export async function surveyCopy(
  reader: CopyReader,
  writer: CopyWriter,
  job: SurveyOptions,
  emptied: readonly FilledTable[] = [],
): Promise<Survey> {
  const { schemas, leaveOut, onFilled } = job;
  const [source, target, tables, places, keys, checks, indexes, triggers, rules, here, there] =
    await Promise.all([
      readSideFacts(reader),
      readSideFacts(writer),
      readCopyTables(reader, schemas),
      readCopyTables(writer, schemas),
      readForeignKeys(writer, schemas),
      findCheckMode(writer),
      indexesToDefer(reader, writer, job),
      readTriggers(writer),
      Promise.all([readConstraintNames(reader, schemas), readConstraints(writer, schemas)]),
      readEnums(reader),
      readEnums(writer),
    ]);
  const whole = planCopy(tables, places, { leaveOut });
  const holding = await tablesWithRows(
    writer,
    whole.tables.map((entry) => entry.target),
  );
  const filled = holding.filter((label) => !emptied.some((table) => tableLabel(table) === label));
  const plan = onFilled === 'missing' ? withoutFilled(whole, filled) : whole;
  const targets = plan.tables.map((entry) => entry.target);
  const wanted = new Set(targets.map(tableLabel));
  const constraints = await findBrokenConstraints(reader, {
    ...{ source: rules[0], target: rules[1], keys, checks },
    places: targets.flatMap((place) => (place.root ? [place, place.root] : [place])),
  });
  const misfits = await findMisfitColumns(reader, plan, { source: here, target: there });
  const guarded = targets.filter(({ isGuarded }) => isGuarded).map(tableLabel);
  return {
    ...{ source, target, plan, checks, keys, filled, constraints, misfits, guarded },
    deferred: indexes.filter((index) => wanted.has(tableLabel(index))),
    triggers: triggersToQuiet(triggers, targets, checks),
    refuse: () => {
      refuseSource(source, target, leaveOut);
      refusePlan(plan, { leaveOut, filled: onFilled === 'missing' ? [] : filled });
      refuseRows(constraints.refusing, misfits, { guarded, role: target.role });
    },
  };
}
