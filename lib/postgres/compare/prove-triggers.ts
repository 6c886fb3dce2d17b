import type { Catalog } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import { ownName } from '../deploy/drop-statement';
import { constantSql, type Fragment, sql } from '../sql';
import type { TargetClient } from '../target-client';

export interface ProvedTrigger {
  readonly trigger: string;
  readonly table: string;
  readonly state: 'proved' | 'fired-nothing' | 'not-tried';
  readonly detail: string;
}

/** Triggers that a plain update of a row must set off and that may change the row. */
function provable(catalog: Catalog): CatalogObject[] {
  return [...catalog.objects.values()].filter(
    ({ kind, properties }) =>
      kind === 'trigger' &&
      properties.enabled === undefined &&
      /^CREATE TRIGGER \S+ BEFORE (?:INSERT OR |DELETE OR )*UPDATE(?: OR \w+)* ON \S+ FOR EACH ROW EXECUTE/.test(
        properties.definition ?? '',
      ),
  );
}

function catalogName(name: string): Fragment {
  return constantSql(name);
}

interface Value {
  readonly column: string;
  readonly type: string;
  readonly isNeeded: boolean;
  readonly isTime: boolean;
}

function columnsOf(catalog: Catalog, table: string): Value[] {
  return [...catalog.objects.values()].flatMap((object): Value[] => {
    const { kind, parent, properties } = object;
    if (kind !== 'column' || parent !== table || properties.generated) return [];
    const hasOwn = properties.default !== undefined || properties.identity !== undefined;
    return [
      {
        column: ownName(object),
        type: properties.type ?? 'text',
        isNeeded: properties.notNull !== undefined && !hasOwn,
        isTime: /^(?:timestamp|time|date)/.test(properties.type ?? ''),
      },
    ];
  });
}

/** A value of a type, as SQL: short enough for a varchar(1). */
function sample(type: string): string {
  if (/^(?:character|text|bpchar|"char")/.test(type)) return `'m'::${type}`;
  if (/^(?:smallint|integer|bigint|numeric|real|double)/.test(type)) return `7::${type}`;
  if (/^boolean/.test(type)) return 'true';
  if (/^uuid/.test(type)) return 'pg_catalog.gen_random_uuid()';
  if (/^jsonb?$/.test(type)) return `'{}'::${type}`;
  if (/^(?:timestamp|date)/.test(type)) return `'2001-02-03'::${type}`;
  if (/^time/.test(type)) return `'01:02'::${type}`;
  if (/\[\]$/.test(type)) return `'{}'::${type}`;
  if (/^inet|^cidr/.test(type)) return `'10.0.0.1'::${type}`;
  if (/^bytea/.test(type)) return `'\\x00'::bytea`;
  return `(null::${type})`;
}

/**
 * Puts one row in, with times long ago, updates it and looks which times moved: a trigger that keeps
 * `updated_at` must move it. Foreign keys are not checked meanwhile only where they need not be: the row names
 * no parent unless it must.
 */
async function prove(client: TargetClient, catalog: Catalog, trigger: CatalogObject): Promise<ProvedTrigger> {
  const table = trigger.parent ?? '';
  const columns = columnsOf(catalog, table);
  const times = columns.filter(({ isTime }) => isTime);
  const base = { trigger: ownName(trigger), table };
  if (times.length === 0) return { ...base, state: 'not-tried', detail: 'no time column' };
  const given = columns.filter(({ isNeeded, isTime }) => isNeeded || isTime);
  const names = catalogName(given.map(({ column }) => column).join(', '));
  const values = catalogName(given.map(({ type }) => sample(type)).join(', '));
  const [touched] = [...columns.filter(({ isTime }) => !isTime), ...times];
  const same = catalogName(`${touched?.column} = ${touched?.column}`);
  const shown = catalogName(times.map(({ column }) => column).join(', '));
  const relation = catalogName(table);
  const [before] = await client.rows<Record<string, Date>>(
    sql`insert into ${relation} (${names}) values (${values}) returning ctid as mudanza_row, ${shown}`,
  );
  const [after] = await client.rows<Record<string, Date>>(
    sql`update ${relation} set ${same} where ctid = ${before?.mudanza_row}::tid returning ${shown}`,
  );
  const moved = Object.keys(after ?? {}).filter((name) => String(after?.[name]) !== String(before?.[name]));
  return moved.length > 0
    ? { ...base, state: 'proved', detail: moved.join(', ') }
    : { ...base, state: 'fired-nothing', detail: '' };
}

/**
 * Proves row-update triggers by doing, each in a transaction of its own that is rolled back. A row that cannot
 * be made (a needed parent, a check) leaves the trigger untried, with the server's reason; a trigger that is
 * not about a time column counts as untried too, since another effect cannot be told from outside.
 */
export async function proveTriggers(client: TargetClient, catalog: Catalog): Promise<ProvedTrigger[]> {
  const proofs: ProvedTrigger[] = [];
  for (const trigger of provable(catalog).slice(0, 200)) {
    try {
      const limits = { lockTimeout: 2_000, statementTimeout: 5_000 };
      proofs.push(await client.rolledBack(() => prove(client, catalog, trigger), limits));
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      proofs.push({ trigger: ownName(trigger), table: trigger.parent ?? '', state: 'not-tried', detail });
    }
  }
  return proofs;
}
