import { readFileSync } from 'node:fs';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { namedPath } from './named-path';

/** Content of a file named on the command line. Throws MUD-052. */
export function readNamedFile(path: string): string {
  try {
    return readFileSync(namedPath(path), 'utf8');
  } catch (cause) {
    throw new MudanzaError('MUD-052', { params: { path }, cause });
  }
}
