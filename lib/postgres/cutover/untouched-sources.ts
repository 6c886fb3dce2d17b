import { keptTables, sourceQuery, standOf, targetQueries } from '../replication/untouched-tables';
import { trustedSql } from '../sql';
import type { CutOverSessions } from './cut-over-sessions';
import type { CutOverPlan } from './plan-cut-over';
import { untilOursAreGone } from './write-marks';

/** Source tables that were found equal while they were followed, and that neither the stream nor the servers' counts touched since. */
export async function untouchedSources(
  { fence, writer }: CutOverSessions,
  { followed }: CutOverPlan,
): Promise<string[]> {
  if (!followed) return [];
  const { tables, progress } = followed;
  // Its session counts what it wrote when it ends.
  await untilOursAreGone(writer);
  const [marks, untouched] = targetQueries(tables, progress.slot);
  const own = (text: string) => trustedSql(text, 'own-file');
  const answers = {
    source: await fence.rows<object>(own(sourceQuery(tables))),
    target: await writer.rows<object>(own(marks)),
    untouched: await writer.rows<object>(own(untouched)),
  };
  return keptTables(standOf(tables, answers)).flatMap(({ parts }) => parts);
}
