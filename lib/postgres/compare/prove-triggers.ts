import type { Catalog } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import { ownName } from '../deploy/drop-statement';
import type { TargetClient } from '../target-client';
import { RowTrial, type TrialColumn } from './triggers/row-trial';
import { sampleValues } from './triggers/sample-values';
import { type TriggerClaims, triggerClaims } from './triggers/trigger-claims';

export interface ProvedTrigger {
  readonly trigger: string;
  readonly table: string;
  /** `not-judged`: it ran without an error, and what it does cannot be told from outside. */
  readonly state: 'proved' | 'fired-nothing' | 'not-judged' | 'not-tried';
  /** Columns that it changed or should have; for `not-tried` the server's reason. */
  readonly detail: string;
}

const MOST = 200;

const PLAIN_UPDATE =
  /^CREATE TRIGGER (?:"(?:[^"]|"")+"|\S+) BEFORE (?:INSERT OR |DELETE OR )*UPDATE(?: OR \w+)* ON (?:"(?:[^"]|"")+"(?!")|[^\s"])+ FOR EACH ROW EXECUTE/;

/** Triggers that a plain update of a row must set off and that may change the row. */
function provable(catalog: Catalog): CatalogObject[] {
  return [...catalog.objects.values()].filter(
    ({ kind, properties }) =>
      kind === 'trigger' &&
      properties.enabled === undefined &&
      PLAIN_UPDATE.test(properties.definition ?? ''),
  );
}

function trialColumn(object: CatalogObject, catalog: Catalog): TrialColumn {
  const { properties } = object;
  const hasOwn = properties.default !== undefined || properties.identity !== undefined;
  const type = properties.type ?? 'text';
  return {
    column: ownName(object),
    samples: sampleValues(type, catalog),
    isNeeded: properties.notNull !== undefined && !hasOwn,
    isTime: /^(?:timestamp|time|date)/.test(type),
    isFixed: properties.identity === 'always' || properties.generated !== undefined,
  };
}

function columnsByTable(catalog: Catalog, tables: ReadonlySet<string>): Map<string, TrialColumn[]> {
  const found = new Map<string, TrialColumn[]>([...tables].map((table) => [table, []]));
  for (const object of catalog.objects.values())
    if (object.kind === 'column' && object.parent !== null)
      found.get(object.parent)?.push(trialColumn(object, catalog));
  return found;
}

interface Trial {
  readonly trigger: CatalogObject;
  readonly claims: TriggerClaims;
  readonly columns: readonly TrialColumn[];
  /** Columns that another trigger of the table writes too: which of them won is not this one's fault. */
  readonly contested: ReadonlySet<string>;
}

async function prove(client: TargetClient, trial: Trial): Promise<ProvedTrigger> {
  const { trigger, claims, contested } = trial;
  const table = trigger.parent ?? '';
  const columns = trial.columns.filter(({ isFixed }) => !isFixed);
  const there = new Set(columns.map(({ column }) => column));
  const watched = [...new Set([...claims.mustMove, ...claims.mayChange])].filter((name) => there.has(name));
  const base = { trigger: ownName(trigger), table };
  if (watched.length === 0) return { ...base, state: 'not-judged', detail: '' };
  const row = new RowTrial(client, table, columns);
  await row.insert();
  const changed = await row.changed(watched);
  const broken = claims.mustMove.filter(
    (name) => there.has(name) && !changed?.has(name) && !contested.has(name),
  );
  if (changed && broken.length > 0) return { ...base, state: 'fired-nothing', detail: broken.join(', ') };
  if (changed && changed.size > 0) return { ...base, state: 'proved', detail: [...changed].join(', ') };
  return { ...base, state: 'not-judged', detail: watched.join(', ') };
}

function trials(catalog: Catalog, expected: Catalog): Trial[] {
  const found = provable(catalog);
  const columnsOf = columnsByTable(catalog, new Set(found.flatMap(({ parent }) => parent ?? [])));
  const all = found.map((trigger) => {
    const columns = columnsOf.get(trigger.parent ?? '') ?? [];
    const wanted = expected.objects.get(`trigger ${trigger.name}`) ?? trigger;
    return { trigger, columns, claims: triggerClaims(wanted, expected, columns) };
  });
  return all.map((trial) => {
    const others = all.filter(
      (one) => one.trigger !== trial.trigger && one.trigger.parent === trial.trigger.parent,
    );
    return { ...trial, contested: new Set(others.flatMap((one) => one.claims.mayChange)) };
  });
}

/**
 * Proves row-update triggers by doing, each in a transaction of its own that is rolled back. A trigger has failed
 * only if a promise of its own text did not come true: `expected` is where the promise is read, the catalog that
 * the file builds where there is one. A row that cannot be made (a needed parent, a check) leaves it untried,
 * with the server's reason; an effect that cannot be told from outside is not judged.
 */
export async function proveTriggers(
  client: TargetClient,
  catalog: Catalog,
  expected: Catalog = catalog,
): Promise<ProvedTrigger[]> {
  const proofs: ProvedTrigger[] = [];
  const all = trials(catalog, expected);
  for (const trial of all.slice(0, MOST)) {
    try {
      const limits = { lockTimeout: 2_000, statementTimeout: 5_000 };
      proofs.push(await client.rolledBack(() => prove(client, trial), limits));
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      const { trigger } = trial;
      proofs.push({ trigger: ownName(trigger), table: trigger.parent ?? '', state: 'not-tried', detail });
    }
  }
  return proofs;
}
