import type { Node17 } from '@supabase/pg-parser/17/types';
import { nameParts, stringOf } from '../ast/list-names';

/** Classes of names that live apart from each other: a type and a function may bear one name. */
export type MemberClass = 'function' | 'type' | 'class' | 'operator' | 'relation' | 'collation';

/** One place of a statement that names something by its schema. */
export interface QualifiedName {
  readonly class: MemberClass;
  readonly schema: string;
  readonly name: string;
  /** Byte in the statement where the name begins; null where the grammar does not say. */
  readonly at: number | null;
}

type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Lists of names that are references, by the node and the field they are in. */
const LISTS: Readonly<Record<string, Readonly<Record<string, MemberClass>>>> = {
  FuncCall: { funcname: 'function' },
  TypeName: { names: 'type' },
  IndexElem: { opclass: 'class' },
  PartitionElem: { opclass: 'class' },
  CreateTrigStmt: { funcname: 'function' },
  CollateClause: { collname: 'collation' },
  A_Expr: { name: 'operator' },
};

function ofList(node: Tree, kind: string): QualifiedName[] {
  return Object.entries(LISTS[kind] ?? {}).flatMap(([field, of]) => {
    const list = node[field];
    const parts = Array.isArray(list) ? nameParts(list as Node17[]) : [];
    const [schema, name] = parts;
    if (parts.length !== 2 || !schema || !name) return [];
    const hasPlace = of === 'function' ? kind === 'FuncCall' : of === 'type' || of === 'collation';
    const at = typeof node.location === 'number' ? node.location : 0;
    return [{ class: of, schema, name, at: hasPlace ? at : null }];
  });
}

/** A relation that is read or referred to; what the statement itself makes is none. */
function ofRelation(node: Tree): QualifiedName[] {
  const { schemaname, relname, location } = node;
  if (typeof schemaname !== 'string' || typeof relname !== 'string') return [];
  return [
    { class: 'relation', schema: schemaname, name: relname, at: typeof location === 'number' ? location : 0 },
  ];
}

function walk(value: unknown, kind: string, found: QualifiedName[]): void {
  if (Array.isArray(value)) {
    for (const one of value) walk(one, '', found);
    return;
  }
  if (!isTree(value)) return;
  if (kind) found.push(...ofList(value, kind));
  if (kind === 'RangeVar') found.push(...ofRelation(value));
  for (const [key, inner] of Object.entries(value)) {
    // A node is wrapped in its name where it stands in a list, and bare where a field can hold one kind only.
    const bare: Readonly<Record<string, string>> = {
      typeName: 'TypeName',
      returnType: 'TypeName',
      argType: 'TypeName',
      collClause: 'CollateClause',
    };
    walk(inner, bare[key] ?? (/^[A-Z]/.test(key) ? key : ''), found);
  }
}

/** Every qualified name of a statement that refers to something, from its tree; texts inside constants are none. */
export function qualifiedNames(node: Node17): QualifiedName[] {
  const found: QualifiedName[] = [];
  walk(node, '', found);
  return found;
}

const made = (parts: readonly string[], of: MemberClass): string[] => {
  const [schema, name] = parts.length > 1 ? parts.slice(-2) : ['public', parts[0]];
  return name ? [`${of} ${schema}.${name}`] : [];
};

/** What a statement makes, as `class schema.name`: the file's own object is meant where the file names it. */
export function madeNames(node: Node17): string[] {
  if ('CreateFunctionStmt' in node) return made(nameParts(node.CreateFunctionStmt.funcname), 'function');
  if ('CreateEnumStmt' in node) return made(nameParts(node.CreateEnumStmt.typeName), 'type');
  if ('CreateRangeStmt' in node) return made(nameParts(node.CreateRangeStmt.typeName), 'type');
  if ('CreateDomainStmt' in node) return made(nameParts(node.CreateDomainStmt.domainname), 'type');
  if ('CompositeTypeStmt' in node) return ofTable(node.CompositeTypeStmt.typevar);
  if ('CreateStmt' in node) return ofTable(node.CreateStmt.relation);
  if ('ViewStmt' in node) return ofTable(node.ViewStmt.view);
  if ('CreateTableAsStmt' in node) return ofTable(node.CreateTableAsStmt.into?.rel);
  if ('CreateForeignTableStmt' in node) return ofTable(node.CreateForeignTableStmt.base?.relation);
  if ('CreateOpClassStmt' in node) return made(nameParts(node.CreateOpClassStmt.opclassname), 'class');
  if (!('DefineStmt' in node)) return [];
  const name = (node.DefineStmt.defnames ?? []).map(stringOf).filter(Boolean);
  const kinds: Readonly<Record<string, MemberClass>> = {
    OBJECT_AGGREGATE: 'function',
    OBJECT_OPERATOR: 'operator',
    OBJECT_TYPE: 'type',
    OBJECT_COLLATION: 'collation',
  };
  const of = kinds[node.DefineStmt.kind ?? ''];
  return of ? made(name, of) : [];
}

/** A relation's row type bears its name too. */
function ofTable(relation: { schemaname?: string; relname?: string } | undefined): string[] {
  const parts = [relation?.schemaname || 'public', relation?.relname ?? ''];
  return [...made(parts, 'relation'), ...made(parts, 'type')];
}
