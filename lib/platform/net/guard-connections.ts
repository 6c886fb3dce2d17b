import { subscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';
import { MudanzaError } from '../errors/mudanza-error';

/** What fetch says of a connection that stands, before anything is sent over it. */
const CONNECTED = 'undici:client:connected';

function socketOf(message: unknown): Socket | null {
  const socket: unknown = typeof message === 'object' && message !== null && Reflect.get(message, 'socket');
  return socket instanceof Socket ? socket : null;
}

/**
 * Ends every connection of `fetch` that leads to a forbidden address, before a byte is sent. A name is looked up twice,
 * when it is judged and when it is dialled; whoever answers for it may give another address the second time.
 */
export function guardConnections(isForbidden: (address: string) => boolean): void {
  subscribe(CONNECTED, (message) => {
    const socket = socketOf(message);
    const address = socket?.remoteAddress;
    if (socket && address !== undefined && isForbidden(address))
      socket.destroy(new MudanzaError('MUD-832', { params: { host: address } }));
  });
}
