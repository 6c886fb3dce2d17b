import { type Candidate, type Candidates, candidate } from './candidate';
import { otherService } from './connection-scheme';
import { placeholderIn } from './host-text';
import { type LeftOut, leaveOut } from './left-out';
import { isDatabasePrefix, isForeignPrefix, type NameParts, nameParts } from './name-parts';
import type { Assignment } from './notation/assignment';
import { interpolated } from './notation/interpolate';
import { meaningOf, type ParameterMeaning } from './parameter-meaning';
import { libpqVariables } from './parse-pg-command';
import { foreignString, parseString } from './parse-string';
import type { ConnectionForm, ConnectionParts } from './parsed-connection';
import { readApiKey } from './read-api-key';
import { isCloudSqlName, isSocketHost, socketFinding } from './socket-finding';

interface Line extends Assignment, NameParts {
  isUsed: boolean;
}

/** Lines that are named alike: the parts of one connection. */
interface Group {
  readonly path: string;
  readonly prefix: string;
  readonly lines: Line[];
}

/** Names that mean a connection's parameter wherever they stand. */
const SURE: ReadonlySet<ParameterMeaning> = new Set([
  'sslMode',
  'ssl',
  'rootCertificate',
  'certificate',
  'channelBinding',
  'targetSessionAttrs',
  'sslNegotiation',
  'searchPath',
]);
const FOREIGN = /mysql|mariadb|sqlite|mongo|sqlserver|mssql|oracle|\bh2\b|redis/i;
const POSTGRES = /postgre|pgsql|psycopg|asyncpg|postgis|^pg$/i;

function groupsOf(lines: readonly Line[]): Group[] {
  const groups = new Map<string, Group>();
  for (const line of lines) {
    if (line.part === null) continue;
    const id = `${line.path}|${line.prefix}`;
    const group = groups.get(id) ?? { path: line.path, prefix: line.prefix, lines: [] };
    group.lines.push(line);
    groups.set(id, group);
  }
  return [...groups.values()];
}

function of(group: Group | undefined, part: NameParts['part']): Line | undefined {
  const all = group?.lines.filter((line) => line.part === part && line.value.trim() !== '' && !line.isUsed);
  // A secret's or a resource's own `Name` is no database where there is a better word for one.
  return all?.find((line) => !/^name$/i.test(line.key)) ?? all?.[0];
}

function take(group: Group | undefined, part: NameParts['part']): string | undefined {
  const line = of(group, part);
  if (line) line.isUsed = true;
  return line?.value;
}

const isForeign = (group: Group) =>
  isForeignPrefix(group.prefix) ||
  FOREIGN.test(of(group, 'provider')?.value ?? '') ||
  /redis|mysql|mongo|smtp|mail/i.test(group.path);

/** A hostless group whose user and password go with a host that has none: only where there is exactly one. */
function lender(groups: readonly Group[], group: Group, mustHaveUser: boolean): Group | undefined {
  const others = groups.filter(
    (one) =>
      one !== group &&
      !isForeign(one) &&
      !of(one, 'host') &&
      of(one, 'password') !== undefined &&
      (!mustHaveUser || of(one, 'user') !== undefined) &&
      (isDatabasePrefix(one.prefix) || one.path === group.path),
  );
  return others.length === 1 ? others[0] : undefined;
}

/** Settings beside the parts: `DB_SSLMODE`, `POSTGRES_SCHEMA`, `options.sslmode`, libpq's own `PGSSLMODE`. */
function parametersOf(
  lines: readonly Line[],
  group: Pick<Group, 'path' | 'prefix'>,
  form: ConnectionForm,
): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const line of lines) {
    if (line.isUsed || line.path !== group.path || line.value.trim() === '') continue;
    const upperKey = line.key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
    const isPlain = line.path !== '' || (form !== 'env' && form !== 'labels');
    const isOwn =
      group.prefix === ''
        ? isPlain || SURE.has(meaningOf(line.key))
        : upperKey.startsWith(`${group.prefix}_`);
    const key =
      group.prefix === '' || !isOwn ? line.key : upperKey.slice(group.prefix.length + 1).toLowerCase();
    if (!isOwn || line.part !== null || meaningOf(key) === 'unknown') continue;
    parameters[key] = line.value;
    line.isUsed = true;
  }
  if (group.prefix === 'PG') {
    const own = lines.filter((line) => /^PG[A-Z]/.test(line.key) && line.part === null);
    Object.assign(parameters, libpqVariables(own).parameters);
    for (const line of own) line.isUsed = true;
  }
  return parameters;
}

/** User and password of the lines around a string, where the string has none of its own or a placeholder. */
function withCredentials(parts: ConnectionParts, group: Group, groups: readonly Group[]): ConnectionParts {
  const isOpen = parts.password === undefined || placeholderIn(parts.password) !== null;
  if (!isOpen) return parts;
  const from = of(group, 'password') ? group : lender(groups, group, parts.user === undefined);
  // A user beside the string that has none is its user, password or not.
  if (!from && parts.user === undefined && of(group, 'user'))
    return { ...parts, user: take(group, 'user') ?? '' };
  const lent = of(from, 'user')?.value;
  if (!from || (parts.user !== undefined && lent !== undefined && lent !== parts.user)) return parts;
  const user = parts.user ?? lent;
  if (lent !== undefined) take(from, 'user');
  const password = take(from, 'password');
  return { ...parts, ...(user ? { user } : {}), ...(password ? { password } : {}) };
}

function strings(lines: readonly Line[], groups: readonly Group[], form: ConnectionForm): Candidate[] {
  return lines.flatMap((line) => {
    const parsed = parseString(line.value);
    if (!parsed) return [];
    line.isUsed = true;
    const group = groups.find(({ path, prefix }) => path === line.path && prefix === line.prefix) ?? {
      path: line.path,
      prefix: line.prefix,
      lines: [],
    };
    const parts = withCredentials(parsed.parts, group, groups);
    // The same things said once more beside the string (host, port …) are no second connection.
    for (const part of ['host', 'port', 'user', 'database', 'provider', 'password'] as const) {
      const same = of(group, part);
      if (same && (part === 'provider' || String(parts[part] ?? '') === same.value)) same.isUsed = true;
    }
    const parameters = { ...parametersOf(lines, group, form), ...parts.parameters };
    return [candidate(line.name, parsed.form, { ...parts, parameters })];
  });
}

/** What a string was put together from (`postgres://${DB_USER}:…`) is used with it. */
function markReferences(raw: readonly Assignment[], lines: readonly Line[]): void {
  const names = new Set(
    lines.flatMap((line, index) =>
      line.isUsed
        ? [...(raw[index]?.value ?? '').matchAll(/[$%{(]\s?([A-Za-z_]\w*)/g)].map(([, name]) => name)
        : [],
    ),
  );
  for (const line of lines) if (names.has(line.key)) line.isUsed = true;
}

function isConnection(group: Group): boolean {
  if (isForeign(group) || !of(group, 'host')) return false;
  const hasMore = of(group, 'user') !== undefined || of(group, 'database') !== undefined;
  return hasMore || isDatabasePrefix(group.prefix);
}

/** `h.example.com:5433` in the place of a host (Terraform's `endpoint`, a `DB_HOST`) is a host and its port. */
function placeOf(host: string | undefined, port: string | undefined): { host?: string; port?: string } {
  const [, first, last] = /^([^\s:/]+):(\d{1,5})$/.exec(host?.trim() ?? '') ?? [];
  const own = first ?? host;
  const at = port ?? last;
  return { ...(own === undefined ? {} : { host: own }), ...(at === undefined ? {} : { port: at }) };
}

function fromGroup(
  group: Group,
  groups: readonly Group[],
  lines: readonly Line[],
  form: ConnectionForm,
): ConnectionParts {
  const { host, port } = placeOf(take(group, 'host'), take(group, 'port'));
  const user = take(group, 'user');
  const password = take(group, 'password');
  const lent = user === undefined && password === undefined ? lender(groups, group, false) : undefined;
  const ownDatabase = take(group, 'database');
  const hostless = groups.find(
    (one) => one !== group && !isForeign(one) && !of(one, 'host') && of(one, 'database'),
  );
  take(group, 'provider');
  const texts = {
    user: user ?? take(lent, 'user'),
    password: password ?? take(lent, 'password'),
    database: ownDatabase ?? take(hostless, 'database'),
  };
  const parameters = parametersOf(lines, group, form);
  const isSocket = host !== undefined && isSocketHost(host);
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)),
    ...(host === undefined || isSocket ? {} : { host }),
    ...(port ? { port: Number(port) } : {}),
    parameters,
    findings: isSocket ? [socketFinding(host)] : [],
  };
}

function remainder(lines: readonly Line[], groups: readonly Group[]): LeftOut[] {
  const foreign = new Set(groups.filter(isForeign).flatMap((group) => group.lines));
  return lines.flatMap((line) => {
    const { value, name } = line;
    const isKey = readApiKey(value).kind !== 'unknown' || /^https?:\/\//i.test(value);
    if (line.isUsed || value.trim() === '' || isKey) return [];
    if (otherService(value) !== null || foreign.has(line)) return [leaveOut(name, 'other-service')];
    if (placeholderIn(value) === value.trim()) return [leaveOut(name, 'undefined-variable')];
    if (line.part === 'password') return [leaveOut(name, 'other-secret')];
    return [leaveOut(name, 'not-a-connection')];
  });
}

/** Nothing has a host: what there is of a connection to Postgres is still told, so that it can say what is missing. */
function incomplete(groups: readonly Group[], lines: readonly Line[], form: ConnectionForm): Candidate[] {
  const group = groups.find(
    (one) =>
      !isForeign(one) &&
      (of(one, 'user') ?? of(one, 'database')) !== undefined &&
      (isDatabasePrefix(one.prefix) || POSTGRES.test(of(one, 'provider')?.value ?? '')),
  );
  if (!group) return [];
  const instance = lines.find(({ value }) => isCloudSqlName(value));
  if (instance) instance.isUsed = true;
  const isLocal = POSTGRES.test(of(group, 'provider')?.value ?? '');
  const parts = fromGroup(group, groups, lines, form);
  const path = instance ? `/cloudsql/${instance.value.trim()}` : isLocal ? '' : null;
  const findings = path === null ? [] : [socketFinding(path)];
  return [candidate(group.prefix, form, { ...parts, findings: [...parts.findings, ...findings] })];
}

/** A text that is about another database only is refused by that name. */
function foreignOnly(lines: readonly Line[], groups: readonly Group[]): Candidate[] {
  const service = lines.map(({ value }) => otherService(value)).find((one) => one !== null);
  const provider = groups
    .map((group) => of(group, 'provider')?.value)
    .find((value) => value && FOREIGN.test(value));
  const name = service ?? (provider ? provider.slice(0, 40) : null);
  if (name === null || name === undefined) return [];
  const { form, parts } = foreignString(name);
  return [candidate('', form, parts)];
}

/** Grafana calls `url` what is a host and its port. */
function withPlace(line: Line): Line {
  const isPlace = line.part === 'string' && /^(?:[\w-]+\.)+[\w-]+:\d{1,5}$/.test(line.value.trim());
  return isPlace ? { ...line, part: 'host' } : line;
}

/** Puts names and values together to connections: whole strings, and parts that are named alike. */
export function gather(assignments: readonly Assignment[], form: ConnectionForm): Candidates {
  const resolved = interpolated(assignments);
  const lines: Line[] = resolved.map((one) => withPlace({ ...one, ...nameParts(one.name), isUsed: false }));
  const groups = groupsOf(lines);
  const whole = strings(lines, groups, form);
  markReferences(assignments, lines);
  const parts = groups
    .filter(isConnection)
    .map((group) => candidate(group.path || group.prefix, form, fromGroup(group, groups, lines, form)));
  const found = [...whole, ...parts];
  const list = found.length > 0 ? found : incomplete(groups, lines, form);
  return {
    list: list.length > 0 ? list : foreignOnly(lines, groups),
    leftOut: remainder(lines, groups),
    lines: resolved,
  };
}
