import { say } from '../../i18n/message';
import type { SchemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import { previewBasis } from '../../plan/preview-basis';
import type { Action, Hazard, Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import type { Catalog } from '../../postgres/catalog/catalog';
import { catalogDigest } from '../../postgres/catalog/catalog-digest';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import type { DeployRecord } from '../../postgres/deploy/deploy-record';
import { dropStatements } from '../../postgres/deploy/drop-created';
import { dropStatement } from '../../postgres/deploy/drop-statement';
import { findObstacles } from '../../postgres/deploy/find-obstacles';
import { readLedger } from '../../postgres/deploy/ledger/read-ledger';
import { restoreLedger } from '../../postgres/deploy/ledger/restore-ledger';
import { restorePlan } from '../../postgres/deploy/restore-plan';
import type { UndoObstacles } from '../../postgres/deploy/undo-obstacles';
import type { DeployInput } from './deploy-input';
import { isAlreadyThere } from './is-already-there';
import { addManaged } from './managed-objects';
import { openingActions } from './opening-actions';
import { readPreviewed } from './read-previewed';
import type { SchemaStatement } from './schema-statement';
import { isCommitted, readDeployRecord } from './standing-deploy';

/** As many statements are shown one by one; the whole file is an artifact of the preview. */
const SHOWN = 400;
const LOSSES_SHOWN = 50;

function statementActions(statements: readonly SchemaStatement[]): Action[] {
  const shown = statements.slice(0, SHOWN).map(
    (statement): Action => ({
      summary: say('schema.action.statement', { label: statement.label, line: statement.line }),
      detail: statement.text.slice(0, 8_000),
      detailKind: 'sql',
      hazards: statement.hazards,
    }),
  );
  const rest = statements.slice(SHOWN);
  if (rest.length === 0) return shown;
  const hazards: Hazard[] = [...new Set(rest.flatMap((statement) => statement.hazards))];
  return [...shown, { summary: say('schema.action.more', { count: rest.length }), hazards }];
}

/** What undo will not give back, each named: the operator accepts it as a hazard, or there is no deploy. */
function lossActions(lost: readonly string[]): Action[] {
  const hazards: readonly Hazard[] = ['NOT_UNDOABLE'];
  const shown = lost.slice(0, LOSSES_SHOWN);
  const more = lost.length - shown.length;
  return [
    ...shown.map((what): Action => ({ summary: say('schema.action.notUndoable', { what }), hazards })),
    ...(more > 0 ? [{ summary: say('schema.action.notUndoableMore', { count: more }), hazards }] : []),
  ];
}

/** What a deploy will do. The basis is the file, the limits and the target as it stands now. */
export async function previewDeploy(ctx: StepContext, input: DeployInput): Promise<Preview> {
  const { evidence, statements, schemas, expected } = await readPreviewed(ctx);
  const now = await ctx.clients.withSession((client) =>
    client.snapshot(async () => addManaged(client, await readCatalog(client, schemas), expected, schemas)),
  );
  const basis = previewBasis({ sha256: evidence.file.sha256, input, target: catalogDigest(now) });
  if (isAlreadyThere(expected, now)) return { basis, actions: [{ summary: say('schema.action.nothing') }] };
  const session = await ctx.clients.endpoint('session');
  return {
    basis,
    actions: [
      ...lossActions(evidence.lost),
      ...openingActions(evidence.opened),
      ...statementActions(statements),
    ],
    notes: [
      {
        verdict: session ? 'pass' : 'warn',
        message: say(session ? 'schema.note.session' : 'schema.note.pooler'),
      },
      { verdict: 'pass', message: say('schema.note.sha', { sha256: evidence.file.sha256 }) },
    ],
  };
}

type Notes = NonNullable<Preview['notes']>;

/** What would keep the undo from being taken, said before anybody presses the button. */
function obstacleNotes({ rows, objects, dependants }: UndoObstacles): Notes {
  const tables = rows.map(({ table, found }) => `${table} (${found})`).join(', ');
  const others = [...objects.map(({ kind, name }) => `${kind} ${name}`), ...dependants];
  return [
    ...(rows.length > 0 ? [{ verdict: 'fail' as const, message: say('schema.note.rows', { tables }) }] : []),
    ...(others.length > 0
      ? [
          {
            verdict: 'fail' as const,
            message: say('schema.note.others', {
              count: others.length,
              objects: others.slice(0, 20).join(', '),
            }),
          },
        ]
      : []),
  ];
}

function lostNotes(count: number): Notes {
  return count > 0 ? [{ verdict: 'warn', message: say('schema.note.lost', { count }) }] : [];
}

function dropActions(record: DeployRecord, now: Catalog): Action[] {
  const names = new Map<string, { kind: string; name: string }>();
  for (const object of record.created) {
    const detail = dropStatement(object);
    if (detail) names.set(detail, { kind: object.kind, name: object.name });
  }
  for (const { drop, what } of record.ledger?.made ?? []) names.set(drop, { kind: '', name: what });
  return dropStatements(record.created, record.ledger, now).map((detail) => {
    const { kind, name } = names.get(detail) ?? { kind: 'constraint', name: detail };
    const summary = say('schema.action.drop', { kind, name });
    return { summary, detail, detailKind: 'sql', hazards: ['DROPS_OBJECTS'] };
  });
}

/** What an undo will drop, in the order in which it is tried, and whether anything keeps it from being taken. */
export async function previewUndoDeploy(ctx: StepContext, evidence: SchemaDeployEvidence): Promise<Preview> {
  const record = await readDeployRecord(ctx, evidence);
  if (!record || !(await isCommitted(ctx, evidence)))
    return { basis: previewBasis(null), actions: [{ summary: say('schema.action.nothingToUndo') }] };
  const { now, ledger, obstacles } = await ctx.clients.withSession((client) =>
    client.snapshot(async () => {
      const catalog = await readCatalog(client, record.schemas);
      const ledgerNow = await readLedger(client, record.schemas, catalog.serverVersion);
      return { now: catalog, ledger: ledgerNow, obstacles: await findObstacles(client, record, catalog) };
    }),
  );
  const actions = dropActions(record, now);
  const { statements, lost } = restorePlan(record, now);
  const beside = record.ledger ? restoreLedger(record.ledger, ledger) : { statements: [], lost: [] };
  const restores = [...statements, ...beside.statements].map(
    (detail): Action => ({ summary: say('schema.action.restore'), detail, detailKind: 'sql' }),
  );
  const all = [...restores, ...actions];
  const basis = previewBasis({ record: evidence.record?.sha256, target: catalogDigest(now), obstacles });
  const inTheWay = obstacleNotes(obstacles);
  if (inTheWay.length > 0) return { basis, actions: [], notes: inTheWay, isRefused: true };
  return {
    basis,
    actions: all.length > 0 ? all : [{ summary: say('schema.action.nothingToUndo') }],
    notes: lostNotes(lost.length + beside.lost.length),
  };
}
