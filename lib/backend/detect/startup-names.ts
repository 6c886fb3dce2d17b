/** Settings that some code puts into the startup packet, and where in the text that begins. */
export interface StartupNames {
  readonly at: number;
  readonly names: readonly string[];
}

/** A table of settings by name: `server_settings={…}`, `connection: {…}` of postgres.js, `parameters: […]`, `.options([…])`. */
const TABLE =
  /\bserver_settings["']?\s*[:=]\s*(?:dict\(|\{)|\bconnection\s*:\s*\{|\bparameters:\s*\[|\.options\(\s*\[|\bRuntimeParams\s*[:=]=?\s*map\[string\]string\{/g;
/** The same by the name of a table that stands elsewhere. */
const NAMED_TABLE = /\bserver_settings["']?\s*[:=]\s*(?:\w+\.)*([A-Za-z_]\w*)\b(?!\s*\()/g;
/** `options="-c jit=off"` in code, in a URL or in a connection string. */
const OPTIONS =
  /\boptions["']?\s*(?:[:=]|=>)\s*f?["'`]?((?:\s{0,20}(?:-c|--|%2D%2D)(?:%20|\+|\s){0,20}[\w.]{1,100}(?:=|%3D)[^\s"'`&;]{1,500}(?=[\s"'`&;]|$))+)/gi;
const OPTION = /(?:-c|--)(?:%20|\+|\s){0,20}([\w.]{1,100})(?:=|%3D)/gi;
/** Keys that node-postgres sends with the startup packet. */
const NODE_KEYS = /\b(statement_timeout|lock_timeout|idle_in_transaction_session_timeout)\s*:\s*[\w.]+/g;
const NODE_POOL =
  /\bPool\(|\bClient\(|\bSequelize\(|\bDataSource\(|\bknex\(|dialectOptions|defineConfig\(|postgresqlConnection/;
/** One setting at a time. */
const SINGLE =
  /\bRuntimeParams\[["'](\w+)["']\]\s*=|[?&]currentSchema=|\bSearch ?Path\s*=[^;"'\n]{0,300}[^;"'\s];|\bWithConnParams\(/gi;
/** `name: value` and its like, or the first of a pair (`("name", "value")`), as sqlx takes them. */
const KEY =
  /(?<![\w.])["']?([A-Za-z_][\w.]*)["']?\s{0,20}(?:[:=](?!=)|=>)\s*(?=["'\w(f])|\(\s{0,20}["']([A-Za-z_][\w.]*)["']\s{0,20},/g;
/** Words of postgres.js and of JavaScript that may stand in such a table. */
const NOT_SETTINGS = new Set([
  'host',
  'port',
  'user',
  'password',
  'database',
  'connectionString',
  'ssl',
  'url',
  'filename',
  'socketPath',
  'charset',
  'timezone',
]);

/** The text between the bracket at the end of `start` and the one that closes it. */
function bracketed(text: string, start: number): string {
  let depth = 1;
  for (let at = start; at < text.length; at += 1) {
    const mark = text[at] ?? '';
    if ('({['.includes(mark)) depth += 1;
    else if (')}]'.includes(mark)) depth -= 1;
    if (depth === 0) return text.slice(start, at);
  }
  return '';
}

function keysIn(table: string): string[] {
  return [...table.matchAll(KEY)].map(([, name, first]) => name ?? first ?? '').filter((name) => name !== '');
}

function inTables(code: string): StartupNames[] {
  return [...code.matchAll(TABLE)].flatMap((match): StartupNames[] => {
    const start = match.index + match[0].length;
    const names = keysIn(bracketed(code, start));
    // Knex and others call the whole address `connection`.
    const isAddress = names.some((name) => NOT_SETTINGS.has(name));
    const isOther =
      (match[0].startsWith('connection') && !/\bpostgres(?:<[^<>]*>)?\(/.test(code)) ||
      (match[0].startsWith('parameters') && !/\bRepo\b/.test(code));
    return names.length === 0 || isAddress || isOther ? [] : [{ at: match.index, names }];
  });
}

function inNamedTables(code: string): StartupNames[] {
  return [...code.matchAll(NAMED_TABLE)].flatMap((match): StartupNames[] => {
    const definition = new RegExp(`\\b${match[1]}\\b[^=\\n]*=\\s*(?:dict\\(|\\{)`).exec(code);
    if (!definition) return [];
    const names = keysIn(bracketed(code, definition.index + definition[0].length));
    return names.length > 0 ? [{ at: match.index, names }] : [];
  });
}

function inOptions(code: string): StartupNames[] {
  return [...code.matchAll(OPTIONS)].map((match) => ({
    at: match.index,
    names: [...(match[1] ?? '').matchAll(OPTION)].map(([, name = '']) => name),
  }));
}

function single(code: string): StartupNames[] {
  return [...code.matchAll(SINGLE)].map((match) => ({
    at: match.index,
    names: [match[1] ?? (/WithConnParams/.test(match[0]) ? 'ConnParams' : 'search_path')],
  }));
}

function nodeKeys(code: string): StartupNames[] {
  if (!NODE_POOL.test(code)) return [];
  return [...code.matchAll(NODE_KEYS)].map((match) => ({ at: match.index, names: [match[1] ?? ''] }));
}

/** Every setting that a file's code (its comments taken out) hands over when a connection is opened. */
export function startupNames(code: string): StartupNames[] {
  const found = [
    ...inTables(code),
    ...inNamedTables(code),
    ...inOptions(code),
    ...single(code),
    ...nodeKeys(code),
  ];
  return found.sort((a, b) => a.at - b.at);
}
