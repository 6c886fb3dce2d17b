import { z } from 'zod';
import { say } from '../../i18n/message';
import type { CrudEvidence as Evidence, TableResult } from '../../plan/evidence/crud-evidence';
import { crudEvidence } from '../../plan/evidence/crud-evidence';
import { previewBasis } from '../../plan/preview-basis';
import { defineStep, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { withTarget } from '../../postgres/with-client';
import { findWorkSchemas } from '../../postgres/work-schema';
import { chooseGroups } from './choose-groups';
import { CRUD_CRITERIA } from './crud-criteria';
import { crudLeftBehind } from './left-behind';
import { readChosenTables } from './read-chosen-tables';
import { redTables } from './red-tables';
import { type CrudRun, runCrud } from './run-crud';
import { tableName } from './table-shape';
import { tablesToTry } from './tables-to-try';

export type CrudEvidence = Evidence;

const Input = z.object({
  first: z.string().trim().default('tenants'),
  /** Names separated by commas or spaces; empty = every table. */
  tables: z.string().default(''),
  clients: z.coerce.number().int().min(0).max(50).default(10),
});
type Input = z.infer<typeof Input>;

const namesOf = (text: string) => text.split(/[\s,]+/).filter((name) => name !== '');

async function preview(ctx: StepContext, input: Input): Promise<Preview> {
  const { schemas } = ctx.migration.settings;
  return ctx.clients.withTarget(async (client) => {
    const red = await redTables(ctx);
    const tables = await readChosenTables(client, schemas, red);
    const named = namesOf(input.tables);
    const only = await tablesToTry(ctx, named);
    const isOutside = (name: string) =>
      !tables.some((one) => tableName(one) === name && schemas.includes(one.schema));
    const kept = red.filter((name) => (only.includes(name) ? !named.includes(name) : isOutside(name)));
    const groups = chooseGroups(tables, { only, first: input.first });
    const names = groups.flat().map(tableName);
    const leftovers = await findWorkSchemas(client, 'crud');
    return {
      basis: previewBasis({
        tables: tables.map((table) => ({ ...table, estimatedRows: 0 })),
        input,
        endpoint: await ctx.clients.endpoint('target'),
      }),
      actions: [
        {
          summary: say('testing.crud.preview.rows', { count: names.length }),
          detail: names.join('\n'),
          detailKind: 'text' as const,
        },
        { summary: say('testing.crud.preview.journal') },
        ...(input.clients > 0
          ? [{ summary: say('testing.crud.preview.concurrency', { clients: input.clients }) }]
          : []),
      ],
      notes: [
        { verdict: 'pass' as const, message: say('testing.crud.preview.sequences') },
        ...(kept.length > 0
          ? [
              {
                verdict: 'warn' as const,
                message: say('testing.crud.preview.kept', { count: kept.length, names: kept.join(', ') }),
              },
            ]
          : []),
        ...(leftovers.length > 0
          ? [
              {
                verdict: 'warn' as const,
                message: say('testing.crud.preview.leftovers', { count: leftovers.length }),
              },
            ]
          : []),
      ],
    };
  });
}

function sayTable(ctx: StepContext, result: TableResult, done: number, total: number): void {
  const { table, skipped, operations, rules } = result;
  const failed = operations.find(({ isOk }) => !isOk);
  const held = rules.filter(({ outcome }) => outcome === 'held').length;
  if (skipped) ctx.log('warn', say('testing.crud.log.skipped', { table, ...skipped }));
  else if (failed) {
    const { operation, original } = failed;
    ctx.log('error', say('testing.crud.log.failed', { table, operation, original: original ?? '' }));
  } else ctx.log('info', say('testing.crud.log.table', { table, held }), result);
  ctx.progress(done, total);
}

async function run(ctx: StepContext, input: Input): Promise<Evidence> {
  const [pooler, session] = [await ctx.credentialsFor('target'), await ctx.credentialsFor('session')];
  if (!pooler) throw new MudanzaError('MUD-008', { params: { secret: 'target.password' } });
  const connect: CrudRun['connect'] = (door, use, signal) =>
    withTarget(door === 'session' ? (session ?? pooler) : pooler, use, {
      ...(signal ? { signal } : {}),
      applicationName: 'mudanza crud',
    });
  return runCrud({
    connect,
    runId: ctx.runId,
    schemas: ctx.migration.settings.schemas,
    red: await redTables(ctx),
    only: await tablesToTry(ctx, namesOf(input.tables)),
    first: input.first,
    clients: input.clients,
    hasSessionDoor: session !== null,
    signal: ctx.signal,
    onTable: (result, done, total) => sayTable(ctx, result, done, total),
    onStage: (stage) => ctx.log('info', say(`testing.crud.stage.${stage}`)),
  });
}

/** Creates, reads, changes and deletes tagged rows in every table, through the door that the backend will use. */
export const crud = defineStep({
  id: 'crud',
  input: Input,
  evidence: crudEvidence,
  fields: [
    {
      name: 'first',
      kind: 'text',
      label: 'testing.crud.field.first',
      help: 'testing.crud.field.firstHelp',
      initial: 'tenants',
    },
    {
      name: 'clients',
      kind: 'number',
      label: 'testing.crud.field.clients',
      help: 'testing.crud.field.clientsHelp',
      initial: 10,
    },
    {
      name: 'tables',
      kind: 'text',
      label: 'testing.crud.field.tables',
      help: 'testing.crud.field.tablesHelp',
      initial: '',
      isAdvanced: true,
    },
  ],
  needs: ['schema.verify'],
  sides: { target: 'writes' },
  writesTarget: true,
  writes: [{ place: 'target', by: 'itself' }],
  preview,
  run,
  criteria: CRUD_CRITERIA,
  leftBehind: crudLeftBehind,
});
