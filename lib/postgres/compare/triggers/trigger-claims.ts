import type { Catalog } from '../../catalog/catalog';
import type { CatalogObject } from '../../catalog/catalog-object';
import { ownName } from '../../deploy/drop-statement';
import type { TrialColumn } from './row-trial';

/** What a trigger's own text says that an update does to the row. */
export interface TriggerClaims {
  /** Columns that every update must set to the time it happens: if one does not move, the trigger is broken. */
  readonly mustMove: readonly string[];
  /** Columns that it may change: a change shows that it works, none shows nothing. */
  readonly mayChange: readonly string[];
}

const NAME = String.raw`(?:"(?:[^"]|"")+"|[\w$]+)`;
const CALL = new RegExp(String.raw`EXECUTE (?:FUNCTION|PROCEDURE) (${NAME}(?:\.${NAME})?)\((.*)\)$`, 's');
const ASSIGNMENT = new RegExp(String.raw`\bnew\s*\.\s*(${NAME})\s*:?=([^;]{0,400})`, 'gi');

/** What is longer is no call of the clock. */
const LONGEST_VALUE = 400;

/** A moment that the server's clock gives, and nothing else. */
const CLOCK = new RegExp(
  String.raw`^\(*\s*(?:(?:pg_catalog\s*\.\s*)?(?:now|clock_timestamp|statement_timestamp|transaction_timestamp)\s*\(\s*\)` +
    String.raw`|current_timestamp(?:\s*\(\d\))?|localtimestamp(?:\s*\(\d\))?|current_date)` +
    String.raw`\s*\)*(?:\s*at\s+time\s+zone\s+'[^']*')?\s*\)*(?:\s*::\s*[\w ]+)?$`,
  'i',
);

/** Words after which a statement may or may not run, or the row may be another one. */
const CONDITIONAL =
  /\b(?:if|case|loop|while|for|exception|raise|execute|perform|select|update|insert|delete|return\s+(?:null|old))\b/i;

const MOVES_BY_NAME =
  /touch|time_?stamp|mod_?date_?time|(?:updated|modified|changed)(?:_?(?:at|on))?(?![a-z])/i;

/** Time columns that such a name is about; one that tells of the row's making is not meant to move. */
const KEPT_TIME = /upd|mod|chang|touch|last/i;

/** The body of a PL/pgSQL function as Postgres prints it, without comments; null for other languages. */
function plpgsqlBody(definition: string | null | undefined): string | null {
  const text = definition ?? '';
  const opening = /^AS (\$\w*\$)/m.exec(text);
  const language = /^ LANGUAGE (\w+)/m.exec(text.slice(0, opening?.index ?? 0))?.[1];
  if (language !== 'plpgsql' || !opening?.[1]) return null;
  const [whole, tag] = opening;
  const rest = text.slice(opening.index + whole.length);
  const body = rest.slice(0, rest.lastIndexOf(tag));
  return body.replaceAll(/--[^\n]*/g, ' ').replaceAll(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ');
}

/** As `quote_ident` would write a name that the body writes in any case. */
function columnName(written: string): string {
  return written.startsWith('"') ? written.replace(/^"([a-z_][a-z0-9_$]*)"$/, '$1') : written.toLowerCase();
}

function fromBody(body: string, columns: ReadonlySet<string>): TriggerClaims {
  const known = (name: string) => (columns.has(name) ? name : `"${name}"`);
  const assigned = [...body.matchAll(ASSIGNMENT)].map(([, name = '', value = '']) => ({
    column: known(columnName(name)),
    isClock: value.length < LONGEST_VALUE && CLOCK.test(value.trim()),
  }));
  const isCertain = !CONDITIONAL.test(body.replaceAll(/'(?:[^']|'')*'/g, "''"));
  const times = (column: string) => assigned.filter((one) => one.column === column);
  const mustMove = isCertain
    ? assigned
        .filter(({ column, isClock }) => isClock && times(column).length === 1)
        .map(({ column }) => column)
    : [];
  return { mustMove, mayChange: assigned.map(({ column }) => column) };
}

/**
 * What a trigger claims, read from its function: `new.c := now()` without any condition is a promise, every other
 * assignment is not. `moddatetime` names its column; a function that is named after such a promise and whose body
 * assigns nothing has broken it. Whatever cannot be read claims nothing.
 */
export function triggerClaims(
  trigger: CatalogObject,
  catalog: Catalog,
  of: readonly TrialColumn[],
): TriggerClaims {
  const [, name = '', args = ''] = CALL.exec(trigger.properties.definition ?? '') ?? [];
  const columns = new Set(of.map(({ column }) => column));
  if (/(?:^|\.)moddatetime$/.test(name)) {
    const named = args.replace(/^'(.*)'$/s, '$1');
    const column = columns.has(named) ? named : `"${named}"`;
    return { mustMove: [column], mayChange: [column] };
  }
  const body = plpgsqlBody(catalog.objects.get(`function ${name}()`)?.properties.definition);
  if (body === null) return { mustMove: [], mayChange: [] };
  const claims = fromBody(body, columns);
  const isEmpty = /^\s*begin\s+return\s+new\s*;\s*end\s*(?:;\s*)?$/i.test(body);
  if (!isEmpty || !MOVES_BY_NAME.test(`${name} ${ownName(trigger)}`)) return claims;
  const kept = of.flatMap(({ column, isTime }) => (isTime && KEPT_TIME.test(column) ? [column] : []));
  return { mustMove: kept, mayChange: kept };
}
