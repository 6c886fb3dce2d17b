import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import type { Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../../postgres/address/endpoint';
import {
  dropJournal,
  emptyTables,
  type FilledTable,
  filledTables,
  foreignRows,
  hasJournal,
  holdsFence,
} from '../../postgres/copy/copy-journal';
import { type CopyWriter, LIMITLESS, withCopyWriter } from '../../postgres/copy/copy-session';
import { tableLabel } from '../../postgres/copy/copy-table';
import { restoreIndexes } from '../../postgres/copy/put-back';
import { restoreTriggers } from '../../postgres/copy/quiet-triggers';
import { restoreConstraints } from '../../postgres/copy/set-aside';
import { followedPlaces } from '../../postgres/replication/follow-journal';
import { requireDoors } from './doors';

interface Filled extends FilledTable {
  /** Rows that no copy of ours brought. */
  readonly foreign: number;
  readonly all: number;
}

async function filled(writer: CopyWriter): Promise<Filled[]> {
  if (!(await hasJournal(writer))) return [];
  const followed = await followedPlaces(writer);
  const tables: Filled[] = [];
  for (const table of await filledTables(writer)) {
    const { all, foreign } = await foreignRows(writer, table);
    // Changes that followed the copy are in transactions of their own, and ours all the same.
    tables.push({ ...table, all, foreign: followed.has(tableLabel(table)) ? 0 : foreign });
  }
  return tables;
}

const withTarget = async <T>(
  ctx: StepContext,
  use: (writer: CopyWriter, target: Credentials) => Promise<T>,
): Promise<T> => {
  const { target } = await requireDoors(ctx);
  const session = { signal: ctx.signal, applicationName: 'mudanza undo' };
  return withCopyWriter(target, session, (writer) => use(writer, target));
};

const strange = (tables: readonly Filled[]) =>
  tables.filter(({ foreign }) => foreign > 0).map((table) => `${tableLabel(table)} (${table.foreign})`);

/** Which tables are emptied and how many rows go; refused where somebody else's row would go with them. */
export const previewUndo = (ctx: StepContext): Promise<Preview> => previewEmptying(ctx, false);

/**
 * The same for whoever goes back to the source first.
 *
 * @param comesBack what the application wrote to the target is carried back before, or its loss is accepted
 */
export function previewEmptying(ctx: StepContext, comesBack: boolean): Promise<Preview> {
  return withTarget(ctx, async (writer) => {
    const tables = await filled(writer);
    const foreign = comesBack ? [] : strange(tables);
    const isSwitched = !comesBack && (await holdsFence(writer));
    const rows = tables.reduce((sum, { all }) => sum + all, 0);
    return {
      basis: previewBasis({ tables, isSwitched }),
      actions: [
        {
          summary: say('data.undo.truncate', { count: tables.length, rows }),
          detail: tables.map((table) => `${tableLabel(table)}: ${table.all}`).join('\n'),
          detailKind: 'text',
          hazards: ['DELETES_DATA'],
        },
      ],
      notes: [
        ...(isSwitched ? [{ verdict: 'fail' as const, message: say('data.undo.switched') }] : []),
        ...(foreign.length > 0
          ? [{ verdict: 'fail' as const, message: say('data.undo.foreign', { tables: foreign.join(', ') }) }]
          : []),
      ],
      isRefused: foreign.length > 0 || isSwitched,
    };
  });
}

/**
 * Empties exactly the tables that copies filled, in one statement, and takes the journal away. Throws MUD-905, and MUD-659 while a
 * switch stands.
 */
export function undo(ctx: StepContext): Promise<{ emptied: { table: string; rows: number }[] }> {
  return withTarget(ctx, async (writer, target) => {
    if (!(await hasJournal(writer))) return { emptied: [] };
    // The application is there, or may be: its rows would go, and with the journal what says how to let it in at the source again.
    if (await holdsFence(writer)) throw new MudanzaError('MUD-659');
    await restoreTriggers(writer);
    await restoreIndexes(target, writer, 2, ctx.signal);
    const emptied = await writer.transaction(async () => {
      await writer.execute(LIMITLESS);
      const tables = await filled(writer);
      const foreign = strange(tables);
      if (foreign.length > 0) throw new MudanzaError('MUD-905', { params: { tables: foreign.join(', ') } });
      await emptyTables(writer, tables);
      return { emptied: tables.map((table) => ({ table: tableLabel(table), rows: table.all })) };
    });
    // Those that ask other rows hold again once no row is left; only then may the journal forget them.
    await restoreConstraints(writer);
    await dropJournal(writer);
    return emptied;
  });
}
