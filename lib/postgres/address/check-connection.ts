import { say } from '../../i18n/message';
import { classifyEndpoint, type EndpointClass } from './classify-endpoint';
import { defaultDatabase } from './default-database';
import { type Finding, faultFinding } from './finding';
import { placeholderIn } from './host-text';
import type { ParsedConnection } from './parsed-connection';

type Parts = Omit<ParsedConnection, 'findings' | 'leftOut'> & {
  /** The project that the startup packet's `options` name (`reference=REF`). */
  readonly reference?: string | null;
};

function checkUser(parts: Parts, place: EndpointClass): Finding[] {
  const user = parts.user ?? '';
  const placeholder = placeholderIn(user);
  if (placeholder) return [faultFinding('MUD-101', { placeholder })];
  if (user === '') return [{ verdict: 'warn', message: say('connection.finding.noUser') }];
  const isShared = place.kind === 'shared-session' || place.kind === 'shared-transaction';
  const named = Boolean(parts.reference);
  if (isShared && place.ref === null && !named) return [faultFinding('MUD-170', { user })];
  const isOwnHost = place.kind === 'direct' || place.kind === 'dedicated-pooler';
  if (isOwnHost && /\.[a-z]{20}$/.test(user)) return [faultFinding('MUD-161', { role: user })];
  return [];
}

function checkPassword(password: string | null, hasPassword: boolean): Finding[] {
  if (password === null) return [{ verdict: 'pass', message: say('connection.finding.noPassword') }];
  const placeholder = placeholderIn(password);
  // The field of its own fills the placeholder: that is how the dashboard's string is meant to be used.
  if (placeholder && hasPassword)
    return [{ verdict: 'pass', message: say('connection.finding.placeholderFilled', { placeholder }) }];
  if (placeholder) return [faultFinding('MUD-101', { placeholder })];
  if (/^\[.*\]$/.test(password))
    return [{ verdict: 'warn', message: say('connection.finding.bracketsKept') }];
  return [];
}

function checkDatabase(parts: Parts, place: EndpointClass): Finding[] {
  const { database } = parts;
  if (database === null) {
    const assumed = defaultDatabase(parts.host, parts.user);
    return [{ verdict: 'pass', message: say('connection.finding.defaultDatabase', { database: assumed }) }];
  }
  const placeholder = placeholderIn(database);
  if (placeholder) return [faultFinding('MUD-101', { placeholder })];
  if (place.kind === 'not-supabase' || database === 'postgres') return [];
  return [{ verdict: 'warn', message: say('connection.finding.oddDatabase', { database }) }];
}

function checkParameters(parts: Parts, place: EndpointClass): Finding[] {
  const findings: Finding[] = [];
  const { settings = {}, searchPath, isPgBouncer } = parts.parameters;
  if (isPgBouncer) findings.push({ verdict: 'warn', message: say('connection.finding.prismaFlag') });
  const [setting] = Object.keys(settings);
  const isShared = place.family === 'ipv4';
  if (setting && isShared)
    findings.push({ verdict: 'warn', message: say('connection.finding.optionsDropped', { setting }) });
  const parameter = setting ?? (searchPath ? 'search_path' : undefined);
  if (parameter && place.kind === 'dedicated-pooler') findings.push(faultFinding('MUD-202', { parameter }));
  return findings;
}

/** Hosts whose service speaks Postgres' protocol and is another database. */
const OTHER_HOSTS: readonly (readonly [RegExp, string])[] = [
  [/\.cockroachlabs\.cloud$/i, 'CockroachDB'],
  [/\.redshift(?:-serverless)?\.amazonaws\.com(?:\.cn)?$/i, 'Amazon Redshift'],
];

function checkHost(parts: Parts, place: EndpointClass): Finding[] {
  const { host } = parts;
  if (host === null) return [];
  const other = OTHER_HOSTS.find(([pattern]) => pattern.test(host));
  if (other) return [faultFinding('MUD-134', { service: other[1] })];
  const isWeb = place.kind === 'unknown-supabase' && !/^db\.|pooler/.test(host);
  if (isWeb) return [faultFinding('MUD-111', { host: host })];
  const isOddPort = place.kind === 'unknown-supabase' && parts.port !== 5432 && parts.port !== 6543;
  if (isOddPort) return [faultFinding('MUD-234', { host: host, port: String(parts.port) }, 'warn')];
  const verdict = place.kind === 'unknown-supabase' || place.kind === 'read-replica' ? 'warn' : 'pass';
  return [{ verdict, message: say(`connection.kind.${place.kind}` as const, { port: String(parts.port) }) }];
}

/**
 * What a connection means and what is wrong with it, as far as that can be told without dialling.
 * `hasPassword`: the form's own field, or the vault, holds the password.
 */
export function checkConnection(parts: Parts, hasPassword = false): Finding[] {
  const place = classifyEndpoint({ host: parts.host ?? '', port: parts.port, user: parts.user ?? '' });
  if (parts.host === null)
    return checkPassword(parts.password, hasPassword).filter((finding) => finding.verdict !== 'pass');
  return [
    ...checkHost(parts, place),
    ...checkUser(parts, place),
    ...checkPassword(parts.password, hasPassword),
    ...checkDatabase(parts, place),
    ...checkParameters(parts, place),
  ];
}
