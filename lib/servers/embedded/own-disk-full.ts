import { MudanzaError } from '../../platform/errors/mudanza-error';
import { isDiskFull } from '../../platform/files/is-disk-full';

/** Servers that Mudanza runs itself. */
export type OwnServer = 'state' | 'scratch' | 'practice';

/** What a server says that has no room, or that stopped for it: 53100 itself, a lost connection, its own errors. */
const OF_THE_DISK = /^(?:53100|08...|57P..|58...|XX000)$/;
/** What we call a connection that was cut, and a COMMIT that came to nothing. */
const CUT: readonly string[] = ['MUD-126', 'MUD-014'];

/** True for an error that a full disk explains; a refused statement stays what it is on a full disk, too. */
function isOfTheDisk(error: unknown): boolean {
  if (!(error instanceof Error) || error.name === 'AbortError') return false;
  const state: unknown = Reflect.get(error, 'sqlState') ?? Reflect.get(error, 'code');
  if (error instanceof MudanzaError && CUT.includes(error.code)) return true;
  if (typeof state === 'string' && /^[0-9A-Z]{5}$/.test(state)) return OF_THE_DISK.test(state);
  return !(error instanceof MudanzaError);
}

/**
 * A server whose disk is full says so once and then drops its connections: what failed on it is named by its cause,
 * not by the cut that followed. Gives MUD-839 when the disk below `folder` is full, else the error as it was.
 */
export function ownDiskFull(place: OwnServer, folder: string, error: unknown): unknown {
  if (error instanceof MudanzaError && error.code === 'MUD-839') return error;
  return isOfTheDisk(error) && isDiskFull(folder)
    ? new MudanzaError('MUD-839', { params: { place, folder }, cause: error })
    : error;
}
