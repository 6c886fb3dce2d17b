import { say } from '../../i18n/message';
import { chooseDoors } from './choose-doors';
import { type Finding, faultFinding } from './finding';
import { leaveOut } from './left-out';
import type { ParsedConnection } from './parsed-connection';
import { readCandidates } from './read-candidates';
import { understandParts } from './understand-parts';

const NOTHING: ParsedConnection = {
  form: 'none',
  host: null,
  port: 5432,
  user: null,
  password: null,
  database: null,
  tlsMode: null,
  parameters: {},
  leftOut: [],
  findings: [faultFinding('MUD-100')],
};

/**
 * Understands whatever was pasted as a connection: a URL with any scheme of Postgres, `key=value` pairs, a psql command,
 * a JDBC, .NET or ODBC string, lines of an `.env`, JSON, YAML, code. Pure: nothing is dialled. Whatever had to be
 * assumed is among the findings, whatever was left out has its reason, and a host that could be another one is never
 * accepted without a warning. The password is in the answer: keep it server-side. `hasPassword`: another field
 * or the vault holds the password, so a template's placeholder in its place is no mistake.
 */
export function parseConnection(text: string, hasPassword = false): ParsedConnection {
  const { list, leftOut } = readCandidates(text);
  const { main, session, others } = chooseDoors(list);
  if (!main) return NOTHING;
  const connection = understandParts(main.form, main.parts, hasPassword);
  const rest = [...(session ? [session] : []), ...others];
  const several: Finding[] =
    rest.length > 0
      ? [{ verdict: 'warn', message: say('connection.finding.severalStrings', { others: rest.length }) }]
      : [];
  const named = rest.map(({ name, parts }) => leaveOut(name || parts.host || '?', 'other-connection'));
  return {
    ...connection,
    leftOut: [...connection.leftOut, ...named, ...leftOut],
    findings: [...connection.findings, ...several],
  };
}
