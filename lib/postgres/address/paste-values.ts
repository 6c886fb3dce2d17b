import type { Message } from '../../i18n/message';
import { say } from '../../i18n/message';
import { defaultDatabase } from './default-database';
import type { Finding } from './finding';
import type { ParsedConnection } from './parsed-connection';
import { readPaste } from './read-paste';
import { writeConnection } from './write-connection';

export interface PastedValues {
  /** By field name of the form. Only for the browser that pasted it. */
  readonly values: Readonly<Record<string, string>>;
  /** What was understood and what was assumed, without a secret. */
  readonly understood: readonly Message[];
  readonly findings: readonly Finding[];
}

function understoodOf(connection: ParsedConnection): Message {
  const { host, port, user, database, password } = connection;
  return say('connection.paste.understood', {
    host: host ?? '—',
    port: String(port),
    user: user ?? '—',
    database: database ?? defaultDatabase(host, user),
    hasPassword: password === null ? 'no' : 'yes',
  });
}

function entries(values: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

/**
 * Takes a text that was pasted into the form of `target.credentials` or `source.connection` apart into its fields. The
 * connection goes into its field without the password, which gets its own. Null when there is nothing to take apart.
 */
export function pasteValues(
  form: 'target.credentials' | 'source.connection',
  text: string,
): PastedValues | null {
  const paste = readPaste(text);
  if (!paste) return null;
  const { connection, session, projectUrl, anonKey, serviceKey, accessToken, findings } = paste;
  const isPlaceholder = findings.some(({ code }) => code === 'MUD-101');
  const own = {
    connection: connection?.host ? writeConnection(connection) : null,
    password: isPlaceholder ? null : connection?.password,
  };
  const isOwnSecret = session?.password && session.password !== connection?.password;
  const project = {
    sessionPassword: isOwnSecret ? session.password : null,
    sessionConnection: session?.host ? writeConnection(session) : null,
    ...{ projectUrl, anonKey, serviceKey, accessToken },
  };
  const values = entries(form === 'target.credentials' ? { ...own, ...project } : own);
  if (Object.keys(values).length === 0 && findings.length === 0) return null;
  return { values, understood: connection?.host ? [understoodOf(connection)] : [], findings };
}
