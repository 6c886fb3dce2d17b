import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { connect as dial } from 'node:net';
import { connect as secure } from 'node:tls';

/** A minimal PostgreSQL client: TLS, SCRAM-SHA-256 and simple queries, so that the stand-in needs no package. */

function message(type, ...parts) {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)));
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([type ? Buffer.from(type) : Buffer.alloc(0), length, body]);
}

function int32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function opened(socket, event) {
  return new Promise((resolve, reject) => {
    socket.once(event, resolve);
    socket.once('error', reject);
    socket.setTimeout(5000, () => socket.destroy(new Error('the database did not answer within 5 s')));
  });
}

async function open({ host, port, ssl }) {
  const socket = dial({ host, port });
  await opened(socket, 'connect');
  if (ssl === 'disable') return socket;
  socket.write(message('', int32(80877103)));
  const answer = await new Promise((resolve, reject) => {
    socket.once('data', resolve);
    socket.once('error', reject);
  });
  if (answer.toString() !== 'S') throw new Error('the server does not speak TLS');
  const encrypted = secure({ socket, rejectUnauthorized: false, ...(host.includes(':') ? {} : { servername: host }) });
  await opened(encrypted, 'secureConnect');
  return encrypted;
}

/** Cuts the stream into messages and hands them out one by one. */
function reader(socket) {
  let buffered = Buffer.alloc(0);
  let failure;
  const waiting = [];
  const serve = () => {
    while (waiting.length > 0) {
      if (failure) {
        waiting.shift().reject(failure);
        continue;
      }
      const length = buffered.length >= 5 ? buffered.readInt32BE(1) + 1 : Number.POSITIVE_INFINITY;
      if (buffered.length < length) return;
      const body = buffered.subarray(5, length);
      waiting.shift().resolve({ type: String.fromCharCode(buffered[0]), body });
      buffered = buffered.subarray(length);
    }
  };
  const fail = (error) => {
    failure = error ?? new Error('the database closed the connection');
    serve();
  };
  socket.on('data', (chunk) => {
    buffered = Buffer.concat([buffered, chunk]);
    serve();
  });
  socket.on('error', fail);
  socket.on('close', () => fail());
  return () =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      serve();
    });
}

function errorOf(body) {
  const fields = Object.fromEntries(
    body.toString('utf8').split('\0').filter(Boolean).map((field) => [field[0], field.slice(1)]),
  );
  return Object.assign(new Error(fields.M ?? 'unknown error'), { code: fields.C });
}

async function expect(next, type) {
  for (;;) {
    const { type: got, body } = await next();
    if (got === 'E') throw errorOf(body);
    if (got === type) return body;
  }
}

const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

async function authenticate(socket, next, password) {
  const first = await expect(next, 'R');
  const kind = first.readInt32BE(0);
  if (kind === 0) return;
  if (kind !== 10) throw new Error(`the server asks for authentication ${kind}, which the stand-in does not speak`);
  const nonce = randomBytes(18).toString('base64');
  const bare = `n=,r=${nonce}`;
  const initial = Buffer.from(`n,,${bare}`);
  socket.write(message('p', 'SCRAM-SHA-256', int32(initial.length), initial));
  const challenge = (await expect(next, 'R')).subarray(4).toString();
  const { r, s, i } = Object.fromEntries(challenge.split(',').map((part) => [part[0], part.slice(2)]));
  const salted = pbkdf2Sync(password, Buffer.from(s, 'base64'), Number(i), 32, 'sha256');
  const clientKey = hmac(salted, 'Client Key');
  const final = `c=biws,r=${r}`;
  const signature = hmac(createHash('sha256').update(clientKey).digest(), `${bare},${challenge},${final}`);
  const proof = Buffer.from(clientKey.map((byte, index) => byte ^ signature[index])).toString('base64');
  socket.write(message('p', Buffer.from(`${final},p=${proof}`)));
  await expect(next, 'R');
}

function rowOf(body) {
  const row = [];
  for (let at = 2, left = body.readInt16BE(0); left > 0; left -= 1) {
    const length = body.readInt32BE(at);
    row.push(length < 0 ? null : body.subarray(at + 4, at + 4 + length).toString());
    at += 4 + Math.max(length, 0);
  }
  return row;
}

/** A connection that stays open; `query` gives the rows, and rejects for good once the server has closed it. */
export async function openDatabase(database) {
  const socket = await open(database);
  try {
    const next = reader(socket);
    socket.write(message('', int32(196608), 'user', database.user, 'database', database.database, Buffer.from([0])));
    await authenticate(socket, next, database.password);
    await expect(next, 'Z');
    const query = async (text) => {
      socket.write(message('Q', text));
      const rows = [];
      let failed;
      for (;;) {
        const { type, body } = await next().catch((error) => {
          // A server that ends a session says why before it hangs up.
          throw failed ?? error;
        });
        if (type === 'E') failed = errorOf(body);
        if (type === 'D') rows.push(rowOf(body));
        if (type === 'Z') break;
      }
      if (failed) throw failed;
      return rows;
    };
    return {
      query,
      /** A write may wait for minutes at a lock, and a connection may have nothing to do. */
      waitForever: () => socket.setTimeout(0),
      isOpen: () => !socket.destroyed,
      close: () => socket.destroy(),
    };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Connects, runs the queries one after the other, and gives the rows of each. */
export async function queryDatabase(database, queries) {
  const connection = await openDatabase(database);
  try {
    const results = [];
    for (const query of queries) results.push(await connection.query(query));
    return results;
  } finally {
    connection.close();
  }
}
