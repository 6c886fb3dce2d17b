import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import type { Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { openStatements } from '../../postgres/cutover/fence-role';
import { goBack, planGoBack } from '../../postgres/cutover/go-back';
import { findFence, takeBackFence } from '../../postgres/cutover/take-back-fence';
import { endReverse } from '../../postgres/replication/end-reverse';
import { followNames, reverseNames } from '../../postgres/replication/follow-names';
import { requireDoors } from './doors';
import { reverseDoors } from './reverse-door';

async function sidesOf(ctx: StepContext) {
  return { ...(await requireDoors(ctx)), names: reverseNames(ctx.migration.id), signal: ctx.signal };
}

/** Who would be let in again; refused when the target was written to and that cannot come back. */
export async function previewUndoCutover(ctx: StepContext): Promise<Preview> {
  const sides = await sidesOf(ctx);
  const { way, written, isServed } = await planGoBack(sides);
  const record = await findFence({ ...sides, slot: followNames(ctx.migration.id).slot });
  if (!record)
    return { basis: previewBasis({ none: true }), actions: [{ summary: say('cutover.undo.nothing') }] };
  const statements = openStatements(record.roles, record.database).map(({ text }) => `${text};`);
  const served: NonNullable<Preview['notes']> = isServed
    ? [{ verdict: 'fail', message: say('follow.back.stopFirst') }]
    : [];
  const notes: NonNullable<Preview['notes']> =
    way === 'lost'
      ? [
          {
            verdict: 'fail',
            message: say('cutover.undo.written', { tables: written.slice(0, 10).join(', ') }),
          },
        ]
      : way === 'carried'
        ? [{ verdict: 'warn', message: say('cutover.undo.carried') }]
        : [];
  return {
    basis: previewBasis({ statements, way, isServed, state: record.state }),
    actions: [
      {
        summary: say('cutover.undo.open', { count: record.roles.length }),
        detail: statements.join('\n'),
        detailKind: 'sql',
        hazards: record.state === 'fencing' ? ['WRITES_SOURCE'] : ['WRITES_SOURCE', 'LOCKS_TABLE'],
      },
    ],
    notes: [...served, ...notes],
    isRefused: way === 'lost' || isServed,
  };
}

/**
 * Lets the application in at the source again: at once while nobody has written to the target, else after what was written
 * there has come back. Throws MUD-974 where it cannot.
 */
export async function undoCutover(ctx: StepContext): Promise<{ roles: string[]; transactions: number }> {
  const sides = await sidesOf(ctx);
  const { way, written } = await planGoBack(sides);
  if (way === 'lost')
    throw new MudanzaError('MUD-974', { params: { tables: written.slice(0, 10).join(', ') } });
  const doors = way === 'carried' ? await reverseDoors(ctx) : sides;
  const { roles, transactions } = await goBack({ ...sides, ...doors, verify: true, lanes: 4 });
  if (way !== 'carried') await endReverse(sides);
  return { roles: [...roles], transactions };
}

/** ms that taking away what was made for the way back may last. */
const END_WITHIN = 30_000;

/**
 * Whoever takes up a switch whose process was killed lets the application in at the source again, as long as the target was
 * not opened; a way back that was made for it goes as well. A target that was written to stays as it is, for a person to
 * decide.
 */
export async function takeBackKilled(ctx: StepContext): Promise<void> {
  const sides = { ...(await sidesOf(ctx)), slot: followNames(ctx.migration.id).slot };
  const record = await findFence(sides);
  if (record?.state !== 'fencing' && record?.state !== 'switching') return;
  const roles = await takeBackFence(sides);
  await endReverse({ ...sides, signal: AbortSignal.timeout(END_WITHIN) });
  ctx.log('warn', say('cutover.log.takenBack', { count: roles.length, roles: roles.join(', ') }));
}
