import { MudanzaError } from '../../platform/errors/mudanza-error';
import { secretParts } from '../../platform/vault/secret-parts';
import type { Credentials } from '../../postgres/address/endpoint';
import { endpointOf } from '../../postgres/address/endpoint-of';
import { parseCa } from '../../postgres/address/parse-ca';
import { readPaste } from '../../postgres/address/read-paste';
import type { CheckCall } from './check-command';
import { readNamedFile } from './read-named-file';

async function textOf(call: CheckCall, given: string): Promise<string> {
  if (given === '-') return (await call.readStdin()).trim();
  const variable = /^env:(\w+)$/.exec(given)?.[1];
  return variable ? (process.env[variable] ?? '') : given;
}

/**
 * Endpoint and password of a URL from the command line: the text itself, `-` for stdin, or `env:NAME`. Its secrets are
 * kept out of everything that is printed. Throws MUD-051 where no server can be read from it.
 */
export async function credentialsOf(
  call: CheckCall,
  option: string,
  { url, ca }: { readonly url: string; readonly ca?: string | undefined },
): Promise<Credentials> {
  const text = await textOf(call, url);
  const connection = readPaste(text)?.connection;
  const certificate = ca ? parseCa(readNamedFile(ca)) : undefined;
  const endpoint = connection ? endpointOf(connection, 'auto', certificate) : null;
  if (!connection || !endpoint) throw new MudanzaError('MUD-051', { params: { option } });
  const password = connection.password ?? '';
  // An ordinary word would be blacked out everywhere; where it stands in a URL its shape gives it away.
  for (const secret of secretParts(password)) if (!/^[a-z]{0,15}$/i.test(secret)) call.secrets.add(secret);
  return { endpoint, password };
}
