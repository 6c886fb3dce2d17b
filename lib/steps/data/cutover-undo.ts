import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import type { Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { openStatements } from '../../postgres/cutover/fence-role';
import { findFence, takeBackFence } from '../../postgres/cutover/take-back-fence';
import { movedMarks, readWriteMarks } from '../../postgres/cutover/write-marks';
import { endReverse } from '../../postgres/replication/end-reverse';
import { followNames, reverseNames } from '../../postgres/replication/follow-names';
import { withTarget } from '../../postgres/with-client';
import { requireDoors } from './doors';

async function sidesOf(ctx: StepContext) {
  return { ...(await requireDoors(ctx)), slot: followNames(ctx.migration.id).slot };
}

/** Who would be let in again; refused when the target was written to, since that would be lost. */
export async function previewUndoCutover(ctx: StepContext): Promise<Preview> {
  const sides = await sidesOf(ctx);
  const record = await findFence(sides);
  if (!record)
    return { basis: previewBasis({ none: true }), actions: [{ summary: say('cutover.undo.nothing') }] };
  const schemas = [...new Set(record.marks.map(({ schema }) => schema))];
  const written =
    record.state === 'fencing'
      ? []
      : await withTarget(
          sides.target,
          async (client) => movedMarks(record.marks, await readWriteMarks(client, schemas)),
          {
            signal: ctx.signal,
          },
        );
  const statements = openStatements(record.roles, record.database).map(({ text }) => `${text};`);
  const summary = say('cutover.undo.open', { count: record.roles.length });
  return {
    basis: previewBasis({ statements, written, state: record.state }),
    actions: [
      {
        summary,
        detail: statements.join('\n'),
        detailKind: 'sql',
        hazards: record.state === 'fencing' ? ['WRITES_SOURCE'] : ['WRITES_SOURCE', 'LOCKS_TABLE'],
      },
    ],
    notes:
      written.length > 0
        ? [
            {
              verdict: 'fail',
              message: say('cutover.undo.written', { tables: written.slice(0, 10).join(', ') }),
            },
          ]
        : [],
    isRefused: written.length > 0,
  };
}

/** Takes the fence down and, with it, the slot of a way back that nobody needs any more. Throws MUD-974. */
export async function undoCutover(ctx: StepContext): Promise<{ roles: string[] }> {
  const sides = await sidesOf(ctx);
  const roles = await takeBackFence(sides);
  await endReverse({ ...sides, names: reverseNames(ctx.migration.id), signal: ctx.signal });
  return { roles };
}
