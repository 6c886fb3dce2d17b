import { createServer, type Socket } from 'node:net';
import { createSecureContext, type SecureVersion, TLSSocket } from 'node:tls';
import type { Closable } from './fault';
import { trackSockets } from './track-sockets';

export interface WireError {
  readonly text: string;
  readonly sqlState: string;
  readonly severity: 'FATAL' | 'ERROR';
}

/** How the responder behaves: `tls` answers the SSLRequest, `startup` the startup packet that follows it. */
export interface ResponderScript {
  readonly tls:
    | 'refuse'
    | 'silent'
    | 'close'
    | 'garbage'
    | 'plain-after-yes'
    | {
        readonly certificate: string;
        readonly key: string;
        readonly maxVersion?: SecureVersion;
        /** Closes on an SSLRequest, but answers a handshake from the first byte. */
        readonly isDirectOnly?: boolean;
      };
  readonly startup?:
    | { readonly error: WireError }
    /** Signs in without asking for a password, then answers the first query with the error. */
    | { readonly queryError: WireError }
    | { readonly bytes: Buffer }
    | 'silent'
    | 'close';
}

const SSL_REQUEST = 80_877_103;

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

function errorResponse({ text, sqlState, severity }: WireError): Buffer {
  const fields = [`S${severity}`, `V${severity}`, `C${sqlState}`, `M${text}`]
    .map((field) => `${field}\0`)
    .join('');
  return message('E', Buffer.from(`${fields}\0`));
}

/** A request to sign in by SASL, with the mechanisms offered. */
export function saslRequest(...mechanisms: readonly string[]): Buffer {
  const names = mechanisms.map((name) => `${name}\0`).join('');
  return message('R', Buffer.concat([Buffer.from([0, 0, 0, 10]), Buffer.from(`${names}\0`)]));
}

const AUTHENTICATED = message('R', Buffer.alloc(4));
const READY = message('Z', Buffer.from('I'));

function answerStartup(socket: Socket, script: ResponderScript): void {
  const { startup = 'silent' } = script;
  if (startup === 'silent') return;
  if (startup === 'close') return void socket.destroy();
  if ('error' in startup) return void socket.end(errorResponse(startup.error));
  if ('bytes' in startup) return void socket.write(startup.bytes);
  socket.write(Buffer.concat([AUTHENTICATED, READY]));
  socket.on('data', (data) => {
    // Q (simple) and P (extended) both begin a query; X says good-bye.
    if (data[0] === 0x58) socket.end();
    else socket.write(Buffer.concat([errorResponse(startup.queryError), READY]));
  });
}

function secured(socket: Socket, tls: Exclude<ResponderScript['tls'], string>): Socket {
  const { certificate: cert, key, maxVersion } = tls;
  const versions = maxVersion ? { maxVersion, minVersion: maxVersion, ciphers: 'DEFAULT@SECLEVEL=0' } : {};
  const secure = new TLSSocket(socket, {
    isServer: true,
    secureContext: createSecureContext({ cert, key, ...versions }),
    ALPNProtocols: ['postgresql'],
  });
  secure.on('error', () => undefined);
  return secure;
}

function answerSslRequest(socket: Socket, script: ResponderScript): void {
  const { tls } = script;
  if (typeof tls === 'object' && tls.isDirectOnly) return void socket.destroy();
  if (tls === 'silent') return;
  if (tls === 'close') return void socket.destroy();
  if (tls === 'garbage') return void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n');
  socket.write(tls === 'refuse' ? 'N' : 'S');
  if (tls === 'refuse') listen(socket, script);
  else if (tls === 'plain-after-yes') socket.write('this is not a handshake at all\r\n');
  else listen(secured(socket, tls), script);
}

function listen(socket: Socket, script: ResponderScript): void {
  socket.once('data', (data) => {
    const isSslRequest = data.length === 8 && data.readInt32BE(4) === SSL_REQUEST;
    const { tls } = script;
    if (data[0] === 0x16 && typeof tls === 'object' && tls.isDirectOnly) {
      socket.pause();
      socket.unshift(data);
      listen(secured(socket, tls), script);
    } else if (data[0] === 0x16) {
      // An older server takes a handshake for a broken startup packet.
      socket.destroy();
    } else if (isSslRequest) answerSslRequest(socket, script);
    else answerStartup(socket, script);
  });
}

/** Starts something on loopback that speaks just enough Postgres to fail in a chosen way. */
export function startResponder(script: ResponderScript): Promise<Closable> {
  const server = createServer();
  const close = trackSockets(server);
  server.on('connection', (socket) => listen(socket, script));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ port: typeof address === 'object' && address ? address.port : 0, close });
    });
  });
}
