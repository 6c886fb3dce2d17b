import { say } from '../../i18n/message';
import { refOfProjectUrl } from './agree-on-ref';
import { type Finding, faultFinding } from './finding';
import { parseConnection } from './parse-connection';
import { isPostgresUrl, urlsOf } from './parse-env';
import type { ParsedConnection } from './parsed-connection';
import { readApiKey } from './read-api-key';
import { type Assignment, readAssignments } from './read-assignments';

/** Everything a pasted text holds that a form of credentials asks for. Secrets are in it: keep it with who pasted. */
export interface Paste {
  readonly connection: ParsedConnection | null;
  /** A second string, meant for sessions (`DIRECT_URL` and the like). */
  readonly session: ParsedConnection | null;
  readonly projectUrl: string | null;
  readonly anonKey: string | null;
  readonly serviceKey: string | null;
  readonly accessToken: string | null;
  readonly findings: readonly Finding[];
}

function keysOf(values: readonly string[]): Pick<Paste, 'anonKey' | 'serviceKey' | 'accessToken'> {
  const keys = values.map((value) => ({ value, key: readApiKey(value) }));
  const find = (role: 'anon' | 'service_role') => keys.find(({ key }) => key.role === role)?.value ?? null;
  const token = keys.find(({ key }) => key.kind === 'access-token');
  return { anonKey: find('anon'), serviceKey: find('service_role'), accessToken: token?.value ?? null };
}

function sessionOf(lines: readonly Assignment[]): ParsedConnection | null {
  const { main, session } = urlsOf(lines);
  const [first] = session;
  return first !== undefined && main.length > 0 ? parseConnection(first) : null;
}

/** Reads a pasted text for all it holds: connections, project URL, keys, token. Pure; null when it holds nothing. */
export function readPaste(text: string): Paste | null {
  const lines = readAssignments(text);
  const values = lines.length > 0 ? lines.map(({ value }) => value) : [text.trim()];
  const projectUrl =
    values.find((value) => /^https?:/i.test(value) && refOfProjectUrl(value) !== null) ?? null;
  const keys = keysOf(values);
  const parsed = parseConnection(text);
  const hasConnection = parsed.host !== null && parsed.form !== 'host' && !/^https?:/i.test(text.trim());
  const connection = hasConnection || values.some(isPostgresUrl) ? parsed : null;
  const session = connection ? sessionOf(lines) : null;
  const found = [connection, session, projectUrl, ...Object.values(keys)];
  if (found.every((one) => one === null)) return null;
  const findings: Finding[] = connection ? [...connection.findings] : [];
  if (session)
    findings.push({
      verdict: 'pass',
      message: say('connection.finding.sessionFound', { host: session.host ?? '—' }),
    });
  if (keys.accessToken) findings.push({ verdict: 'pass', message: say('connection.finding.tokenFound') });
  if (session?.host && session.port === 6543) {
    findings.push(faultFinding('MUD-115', { host: session.host, port: String(session.port) }, 'warn'));
  }
  return { connection, session, projectUrl, ...keys, findings };
}
