import { connect, createServer } from 'node:net';

function addressOf(settings) {
  const url = new URL(settings.REDIS_URL);
  return { host: url.hostname, port: Number(url.port || 6379) };
}

/** PING, as the API’s readiness check sends it. */
export function pingRedis(settings) {
  return new Promise((resolve) => {
    const socket = connect(addressOf(settings), () => socket.write('*1\r\n$4\r\nPING\r\n'));
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(2000, () => end(false));
    socket.once('error', () => end(false));
    socket.once('data', (data) => end(data.toString().startsWith('+PONG')));
  });
}

/** A stand-in that answers PING on the port of REDIS_URL, for machines without Redis. Null when the port is taken. */
export function serveTinyRedis(settings) {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => socket.write(/PING/i.test(data) ? '+PONG\r\n' : '+OK\r\n'));
  });
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen({ ...addressOf(settings), host: '127.0.0.1' }, () => resolve(server));
  });
}
