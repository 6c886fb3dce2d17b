import { say } from '../../i18n/message';
import { refOfProjectUrl } from './agree-on-ref';
import type { Candidate } from './candidate';
import { chooseDoors } from './choose-doors';
import { type Finding, faultFinding } from './finding';
import { type LeftOut, leaveOut } from './left-out';
import type { ParsedConnection } from './parsed-connection';
import { readApiKey } from './read-api-key';
import { readCandidates } from './read-candidates';
import { understandParts } from './understand-parts';

/** One connection of a pasted text, with its own user and password. */
export interface PastedDoor {
  /** The key that it stood under; empty for a bare string. */
  readonly name: string;
  readonly role: 'main' | 'session' | 'other';
  readonly connection: ParsedConnection;
}

/** Everything a pasted text holds that a form of credentials asks for. Secrets are in it: keep it with who pasted. */
export interface Paste {
  readonly connection: ParsedConnection | null;
  /** A second string, meant for sessions (`DIRECT_URL` and the like). */
  readonly session: ParsedConnection | null;
  /** All connections of the text, the two above first. */
  readonly doors: readonly PastedDoor[];
  readonly projectUrl: string | null;
  readonly anonKey: string | null;
  readonly serviceKey: string | null;
  readonly accessToken: string | null;
  /** What the text says and nothing was made of, each with its reason. */
  readonly leftOut: readonly LeftOut[];
  readonly findings: readonly Finding[];
}

function keysOf(values: readonly string[]): Pick<Paste, 'anonKey' | 'serviceKey' | 'accessToken'> {
  const keys = values.map((value) => ({ value, key: readApiKey(value) }));
  const find = (role: 'anon' | 'service_role') => keys.find(({ key }) => key.role === role)?.value ?? null;
  const token = keys.find(({ key }) => key.kind === 'access-token');
  return { anonKey: find('anon'), serviceKey: find('service_role'), accessToken: token?.value ?? null };
}

function doorsOf(list: readonly Candidate[]): PastedDoor[] {
  const { main, session, others } = chooseDoors(list);
  const door = (role: PastedDoor['role']) => (one: Candidate) => ({
    name: one.name,
    role,
    connection: understandParts(one.form, one.parts),
  });
  return [
    ...(main ? [main].map(door('main')) : []),
    ...(session ? [session].map(door('session')) : []),
    ...others.map(door('other')),
  ];
}

function doorFindings(doors: readonly PastedDoor[]): Finding[] {
  const findings: Finding[] = [...(doors[0]?.connection.findings ?? [])];
  const session = doors.find(({ role }) => role === 'session')?.connection;
  const others = doors.filter(({ role }) => role === 'other').length;
  if (session)
    findings.push({
      verdict: 'pass',
      message: say('connection.finding.sessionFound', { host: session.host ?? '—' }),
    });
  if (others > 0)
    findings.push({ verdict: 'warn', message: say('connection.finding.severalStrings', { others }) });
  if (session?.host && session.port === 6543)
    findings.push(faultFinding('MUD-115', { host: session.host, port: String(session.port) }, 'warn'));
  return findings;
}

/** True for a door that the text really means: a lone word is a host only in the connection's own field. */
function isMeant({ connection }: PastedDoor): boolean {
  const { form, host, findings } = connection;
  if (findings.some(({ code }) => code === 'MUD-111')) return false;
  return form !== 'host' && (host !== null || findings.some(({ verdict }) => verdict === 'fail'));
}

/** Reads a pasted text for all it holds: connections, project URL, keys, token. Pure; null when it holds nothing. */
export function readPaste(text: string): Paste | null {
  const { list, leftOut, lines } = readCandidates(text);
  const values = lines.length > 0 ? lines.map(({ value }) => value) : [text.trim()];
  const projectUrl =
    values.find((value) => /^https?:/i.test(value) && refOfProjectUrl(value) !== null) ?? null;
  const keys = keysOf(values);
  const doors = doorsOf(list).filter(isMeant);
  if (doors.length === 0 && projectUrl === null && Object.values(keys).every((key) => key === null))
    return null;
  const findings = doorFindings(doors);
  if (keys.accessToken) findings.push({ verdict: 'pass', message: say('connection.finding.tokenFound') });
  const others = doors.filter(({ role }) => role === 'other');
  return {
    connection: doors.find(({ role }) => role === 'main')?.connection ?? null,
    session: doors.find(({ role }) => role === 'session')?.connection ?? null,
    doors,
    projectUrl,
    ...keys,
    leftOut: [
      ...doors.filter(({ role }) => role !== 'other').flatMap(({ connection }) => connection.leftOut),
      ...others.map(({ name, connection }) => leaveOut(name || connection.host || '?', 'other-connection')),
      ...leftOut,
    ],
    findings,
  };
}
