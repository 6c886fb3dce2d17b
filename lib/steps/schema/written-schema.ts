import type { Node17 } from '@supabase/pg-parser/17/types';
import { nameParts, objectNameParts } from './ast/list-names';

/** Schema that a statement makes, or makes or drops something in, where the file names one. */
export function writtenSchema(node: Node17): string | undefined {
  if ('CreateSchemaStmt' in node) return node.CreateSchemaStmt.schemaname;
  if ('CreateStmt' in node) return node.CreateStmt.relation?.schemaname;
  if ('AlterTableStmt' in node) return node.AlterTableStmt.relation?.schemaname;
  if ('IndexStmt' in node) return node.IndexStmt.relation?.schemaname;
  if ('ViewStmt' in node) return node.ViewStmt.view?.schemaname;
  if ('CreateSeqStmt' in node) return node.CreateSeqStmt.sequence?.schemaname;
  if ('CreateFunctionStmt' in node) return prefix(nameParts(node.CreateFunctionStmt.funcname));
  if ('DropStmt' in node) {
    const [first] = node.DropStmt.objects ?? [];
    const parts = objectNameParts(first);
    return node.DropStmt.removeType === 'OBJECT_SCHEMA' ? parts[0] : prefix(parts);
  }
  if ('CompositeTypeStmt' in node) return node.CompositeTypeStmt.typevar?.schemaname;
  if ('CreateEnumStmt' in node) return prefix(nameParts(node.CreateEnumStmt.typeName));
  if ('AlterEnumStmt' in node) return prefix(nameParts(node.AlterEnumStmt.typeName));
  if ('AlterDomainStmt' in node) return prefix(nameParts(node.AlterDomainStmt.typeName));
  if ('CreateDomainStmt' in node) return prefix(nameParts(node.CreateDomainStmt.domainname));
  if ('CreateTableAsStmt' in node) return node.CreateTableAsStmt.into?.rel?.schemaname;
  return undefined;
}

function prefix(parts: readonly string[]): string | undefined {
  return parts.length > 1 ? parts.at(-2) : undefined;
}
