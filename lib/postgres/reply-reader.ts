import pg from 'pg';

const READY = 0x5a;
const ERROR = 0x45;
const MESSAGE_FIELD = 0x4d;
const SQLSTATE_FIELD = 0x43;
const HEADER = 5;

/** Message and SQLSTATE of an ErrorResponse, in node-postgres' own error class so that it is classified alike. */
function serverError(body: Buffer): pg.DatabaseError {
  let message = '';
  let code: string | undefined;
  for (let at = 0; at < body.length && body[at] !== 0; ) {
    const end = body.indexOf(0, at + 1);
    const text = body.toString('utf8', at + 1, end);
    if (body[at] === MESSAGE_FIELD) message = text;
    if (body[at] === SQLSTATE_FIELD) code = text;
    at = end + 1;
  }
  const error = new pg.DatabaseError(message, body.length, 'error');
  error.code = code;
  return error;
}

/** Finds the end of each answer in a server's byte stream without looking at rows: the least work a sample needs. */
export class ReplyReader {
  private rest: Buffer | undefined;
  private error: Error | undefined;

  /** An error that came without the end of an answer, e.g. just before the server closed the connection. */
  get lastError(): Error | undefined {
    return this.error;
  }

  /** Takes the bytes that arrived; gives the answer when they complete one (ReadyForQuery), else null. */
  read(chunk: Buffer): { readonly error: Error | undefined } | null {
    const bytes = this.rest ? Buffer.concat([this.rest, chunk]) : chunk;
    this.rest = undefined;
    let at = 0;
    while (at + HEADER <= bytes.length) {
      const end = at + 1 + bytes.readInt32BE(at + 1);
      if (end > bytes.length) break;
      if (bytes[at] === ERROR) this.error = serverError(bytes.subarray(at + HEADER, end));
      if (bytes[at] === READY) {
        const { error } = this;
        this.error = undefined;
        return { error };
      }
      at = end;
    }
    if (at < bytes.length) this.rest = bytes.subarray(at);
    return null;
  }
}
