import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import type { Action, LeftBehind } from '../../plan/step';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { ReadClient } from '../../postgres/target-client';
import { findWorkSchemas, workSchemaName } from '../../postgres/work-schema';
import { notedRows, removeNoted } from './row-journal';
import { tagOf } from './tag-of';

const label = (row: { readonly table_schema: string; readonly table_name: string }) =>
  `${row.table_schema}.${row.table_name}`;

/** The rows that a run's journal notes, newest first; null when there is no journal of it. */
async function notes(client: ReadClient, runId: string) {
  const schema = workSchemaName('crud', runId);
  const isThere = (await findWorkSchemas(client, 'crud')).includes(schema);
  return isThere ? { schema, rows: await notedRows(client, schema) } : null;
}

function actionsOf(schema: string, rows: Awaited<ReturnType<typeof notedRows>>): Action[] {
  const lines = rows.map((row) => `${label(row)}: ${row.key.map(({ name }) => name).join(', ')}`);
  const removal: Action = {
    summary: say('testing.crud.left.rows', { count: rows.length }),
    detail: lines.join('\n'),
    detailKind: 'text',
    hazards: ['DELETES_DATA'],
  };
  const drop: Action = {
    summary: say('testing.crud.left.schema', { schema }),
    detail: `drop schema ${schema} cascade`,
    detailKind: 'sql',
    hazards: ['DROPS_OBJECTS'],
  };
  return rows.length > 0 ? [removal, drop] : [drop];
}

/** The rows of a check that was killed, and the schema with its journal. */
export const crudLeftBehind: LeftBehind = {
  names: (runId) =>
    say('testing.crud.left.names', { schema: workSchemaName('crud', runId), tag: tagOf(runId) }),
  preview: (ctx, runId) =>
    ctx.clients.withTarget(async (client) => {
      const found = await notes(client, runId);
      return {
        basis: previewBasis({ found }),
        actions: found ? actionsOf(found.schema, found.rows) : [],
        notes: found ? [] : [{ verdict: 'pass', message: say('run.left.nothing') }],
      };
    }),
  remove: (ctx, runId) =>
    ctx.clients.withTarget(async (client) => {
      const found = await notes(client, runId);
      if (!found) return { rows: 0, schema: null };
      const [first, ...more] = await removeNoted(client, found.schema);
      if (first)
        throw new MudanzaError('MUD-840', {
          params: { count: more.length + 1, table: first.table },
          original: first.original,
        });
      ctx.log('info', say('testing.crud.left.removed', { count: found.rows.length, schema: found.schema }));
      return { rows: found.rows.length, schema: found.schema };
    }),
};
