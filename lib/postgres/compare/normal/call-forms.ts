import { cutAt, findWord, type SqlNode, type SqlTree } from './sql-tree';

/** `((a))` is `a`: brackets that hold brackets only. */
function unwrapped(part: SqlTree): SqlTree {
  const [only, ...rest] = part;
  return rest.length === 0 && only !== undefined && typeof only !== 'string' ? unwrapped(only) : part;
}

function call(name: string, ...args: readonly (SqlTree | undefined)[]): SqlNode[] {
  const given = args.flatMap((arg) => (arg && arg.length > 0 ? [unwrapped(arg)] : []));
  return [name, given.flatMap((arg, at) => (at === 0 ? arg : [',', ...arg]))];
}

function trim(group: SqlTree): SqlNode[] | null {
  const parts = cutAt(group, ['FROM']);
  const [side, ...chars] = parts?.[0] ?? [];
  const name = side === 'LEADING' ? 'ltrim' : side === 'TRAILING' ? 'rtrim' : 'btrim';
  return parts ? call(name, parts[1], chars) : null;
}

/** The calls that 14 and later print in the standard's own words, as 13 prints them. */
const FORMS: Readonly<Record<string, (group: SqlTree) => SqlNode[] | null>> = {
  EXTRACT: (group) => {
    const [field, ...rest] = group;
    return rest[0] === 'FROM' && typeof field === 'string'
      ? call('date_part', [`'${field.replaceAll("'", '')}'`, '::', 'text'], rest.slice(1))
      : null;
  },
  SUBSTRING: (group) => {
    const parts = cutAt(group, ['FROM', 'FOR']) ?? cutAt(group, ['FROM']);
    return parts ? call('substring', ...parts) : null;
  },
  OVERLAY: (group) => {
    const parts = cutAt(group, ['PLACING', 'FROM', 'FOR']) ?? cutAt(group, ['PLACING', 'FROM']);
    return parts ? call('overlay', ...parts) : null;
  },
  POSITION: (group) => {
    const parts = cutAt(group, ['IN']);
    return parts ? call('position', parts[1], parts[0]) : null;
  },
  TRIM: trim,
  NORMALIZE: (group) => ['normalize', group],
};

function atTimeZone(group: SqlTree): SqlNode[] | null {
  const at = findWord(group, ['AT']);
  if (at < 1 || group[at + 1] !== 'TIME' || group[at + 2] !== 'ZONE') return null;
  return call('timezone', group.slice(at + 3), group.slice(0, at));
}

/** Brings calls to one form, at every depth, and drops brackets around brackets. */
export function settleCalls(tree: SqlTree): SqlTree {
  const settled: SqlNode[] = [];
  for (const node of tree) {
    if (typeof node === 'string') {
      settled.push(node);
      continue;
    }
    const group = unwrapped(settleCalls(node));
    const before = settled.at(-1);
    const form = typeof before === 'string' ? FORMS[before]?.(group) : undefined;
    if (form) settled.splice(-1, 1, ...form);
    else if (before === 'FOR' && settled.at(-2) === 'COLLATION')
      settled.splice(-2, 2, 'pg_collation_for', group);
    else settled.push(...(atTimeZone(group) ?? [group]));
  }
  return settled;
}
