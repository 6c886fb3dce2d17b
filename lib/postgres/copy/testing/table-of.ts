import type { CopyColumn, CopyTable } from '../copy-table';

/** A column as the catalog would describe it; plain `text` unless told. */
export function columnOf(name: string, more: Partial<CopyColumn> = {}): CopyColumn {
  const plain = {
    type: 'text',
    isGenerated: false,
    identity: '' as const,
    isNotNull: false,
    hasDefault: false,
  };
  return { name, ...plain, ...more };
}

/** A table of schema `public` as the catalog would describe it, for planners that ask no server. */
export function tableOf(name: string, more: Partial<CopyTable> = {}): CopyTable {
  return {
    ...{ schema: 'public', name, oid: '1', kind: 'table', isUnlogged: false, root: null },
    ...{ isExtensionMember: false, hasRowSecurity: false, estimatedRows: 10, pages: 1, bytes: 8192 },
    columns: [columnOf('id', { type: 'integer', isNotNull: true })],
    key: ['id'],
    ...more,
  };
}
