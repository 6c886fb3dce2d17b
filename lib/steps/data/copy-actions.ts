import { say } from '../../i18n/message';
import type { Action } from '../../plan/step';
import type { OnFilled } from '../../postgres/copy/copy-result';
import { type TableName, tableLabel } from '../../postgres/copy/copy-table';
import type { previewCopy } from '../../postgres/copy/preview-copy';
import { constraintLabel } from '../../postgres/copy/read-constraints';
import { addStatements, dropStatement, validateStatement } from '../../postgres/copy/set-aside';
import { brokenName } from './broken-name';

type Found = Awaited<ReturnType<typeof previewCopy>>;

const linesOf = (tables: readonly (TableName & { readonly rows: number })[]) =>
  tables.map((table) => `${tableLabel(table)}: ${table.rows}`).join('\n');

/** What takes a constraint away and what puts it back, in the order in which both are done. */
const asideLines = (rule: Found['constraints']['aside'][number]) => [
  `-- ${brokenName({ constraint: constraintLabel(rule), rows: rule.rows })}`,
  ...[dropStatement(rule), ...addStatements(rule), ...(rule.isValid ? [validateStatement(rule)] : [])].map(
    ({ text }) => `${text};`,
  ),
];

/** What a copy will do, as it is shown; of the switch with a pause as well. */
export function copyActions(
  { plan, checks, deferred, emptied, filled, largeObjects, constraints: { aside } }: Found,
  input: { readonly lanes: number; readonly onFilled?: OnFilled },
  slot: string | null = null,
): Action[] {
  const bytes = plan.tables.reduce((sum, table) => sum + table.source.bytes, 0);
  const emptiedRows = emptied.reduce((sum, { rows }) => sum + rows, 0);
  const behind = plan.left.filter(({ reason }) => reason !== 'extension member').map(tableLabel);
  const possible: (Action | false)[] = [
    emptied.length > 0 && {
      summary: say('data.preview.again', { count: emptied.length, rows: emptiedRows }),
      detail: linesOf(emptied),
      detailKind: 'text',
      hazards: ['DELETES_DATA'],
    },
    {
      summary: say('data.preview.copy', {
        count: plan.tables.length,
        size: bytes,
        lanes: input.lanes,
      }),
      detail: plan.tables
        .map(({ source: table, target: place }) => lineOf(tableLabel(table), tableLabel(place)))
        .join('\n'),
      detailKind: 'text',
      hazards: ['LOADS_TARGET', checks === 'replica' ? 'SKIPS_CHECKS' : 'LOCKS_TABLE'],
    },
    aside.length > 0 && {
      summary: say('data.preview.setAside', { count: aside.length }),
      detail: aside.flatMap(asideLines).join('\n'),
      detailKind: 'sql',
      hazards: ['SKIPS_CHECKS', 'LOCKS_TABLE'],
    },
    deferred.length > 0 && {
      summary: say('data.preview.indexes', { count: deferred.length }),
      detail: deferred.map(({ definition }) => `${definition};`).join('\n'),
      detailKind: 'sql',
      hazards: ['DROPS_INDEXES'],
    },
    largeObjects > 0 && {
      summary: say('data.preview.largeObjects', { count: largeObjects }),
      hazards: ['LEAVES_DATA_BEHIND'],
    },
    behind.length > 0 && {
      summary: say('data.preview.behind', { count: behind.length }),
      detail: behind.join('\n'),
      detailKind: 'text',
      hazards: ['LEAVES_DATA_BEHIND'],
    },
    input.onFilled === 'missing' &&
      filled.length > 0 && {
        summary: say('data.preview.missing', { count: filled.length }),
        detail: filled.join('\n'),
        detailKind: 'text',
      },
    slot !== null && { summary: say('follow.preview.held', { slot }), hazards: ['HOLDS_WAL'] },
    { summary: say('data.preview.after') },
  ];
  return possible.filter((action) => action !== false);
}

const lineOf = (from: string, to: string) => (from === to ? from : `${from} → ${to}`);
