import { readFileSync, statSync } from 'node:fs';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { resolveInside, type Workspace } from './workspace';

/** No configuration file is larger than this, in bytes. */
const LIMIT = 1_000_000;

/**
 * Text of a workspace file, such that encoding it as UTF-8 gives the same bytes again (a byte-order mark is kept).
 * Throws MUD-401 outside the folder, MUD-403 when missing, MUD-404 when too large, MUD-405 when not text.
 */
export function readText(workspace: Workspace, path: string): string {
  const file = resolveInside(workspace, path);
  const info = statSync(file, { throwIfNoEntry: false });
  if (!info?.isFile()) throw new MudanzaError('MUD-403', { params: { path } });
  if (info.size > LIMIT)
    throw new MudanzaError('MUD-404', { params: { path, bytes: info.size, limit: LIMIT } });
  const bytes = readFileSync(file);
  const notText = () => new MudanzaError('MUD-405', { params: { path } });
  if (bytes.includes(0)) throw notText();
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw notText();
  }
}
