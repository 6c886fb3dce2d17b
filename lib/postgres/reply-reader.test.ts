import { describe, expect, it } from 'vitest';
import { fc } from '../platform/testing/fc';
import { ReplyReader } from './reply-reader';

/** A message of the protocol: its letter, its length with itself, its body (PostgreSQL 17, 53.7 Message Formats). */
function message(letter: string, body: string | Buffer = ''): Buffer {
  const bytes = Buffer.from(body);
  const head = Buffer.alloc(5);
  head.write(letter, 0, 'latin1');
  head.writeInt32BE(bytes.length + 4, 1);
  return Buffer.concat([head, bytes]);
}

const READY = message('Z', 'I');
const ROW = message('D', Buffer.from([0, 1, 0, 0, 0, 4, 0x5a, 0x45, 0x5a, 0x00]));
const ANSWER = Buffer.concat([
  message('1'),
  message('2'),
  message('T', 'columns'),
  ROW,
  message('C', 'SELECT 1\0'),
  READY,
]);
const ERROR = message('E', 'SERROR\0VERROR\0C23505\0Mduplicate key value\0DKey (id)=(1) exists.\0\0');

/** Feeds the bytes in pieces and gives every answer that was completed, with the error's code. */
function read(reader: ReplyReader, pieces: readonly Buffer[]): (string | null)[] {
  return pieces.flatMap((piece) => {
    const answer = reader.read(piece);
    if (answer === null) return [];
    const { error } = answer;
    return [error && 'code' in error ? String(error.code) : null];
  });
}

describe('ReplyReader', () => {
  it('ends an answer at ReadyForQuery, whatever letters stand in its rows', () => {
    expect(read(new ReplyReader(), [ANSWER])).toEqual([null]);
    expect(read(new ReplyReader(), [Buffer.concat([ROW, ROW, ROW])])).toEqual([]);
  });

  it('gives message and SQLSTATE of an error, and forgets it with the next answer', () => {
    const reader = new ReplyReader();
    const failed = reader.read(Buffer.concat([ERROR, READY]));
    expect(failed?.error).toMatchObject({ message: 'duplicate key value', code: '23505' });
    expect(reader.read(ANSWER)).toEqual({ error: undefined });
  });

  it('keeps the words of an error after which the server just closes', () => {
    const reader = new ReplyReader();
    expect(reader.read(message('E', 'SFATAL\0C57P01\0Mterminating connection\0\0'))).toBeNull();
    expect(reader.lastError).toMatchObject({ code: '57P01', message: 'terminating connection' });
  });

  it('reads an error without a code, without words, and cut in its fields', () => {
    const of = (body: string) => {
      const reader = new ReplyReader();
      reader.read(message('E', body));
      return reader.lastError;
    };
    expect(of('Monly words\0\0')).toMatchObject({ message: 'only words', code: undefined });
    expect(of('\0')).toMatchObject({ message: '', code: undefined });
    expect(of('C40001\0\0')).toMatchObject({ message: '', code: '40001' });
  });

  it('takes notices and settings in between for no end and no error', () => {
    const between = Buffer.concat([
      message('N', 'SNOTICE\0Mhello\0\0'),
      message('S', 'TimeZone\0UTC\0'),
      message('A', 'x'),
    ]);
    const reader = new ReplyReader();
    expect(read(reader, [between])).toEqual([]);
    expect(reader.lastError).toBeUndefined();
    expect(read(reader, [ANSWER])).toEqual([null]);
  });

  it('finds the same answers however the network cuts the bytes', () => {
    const answers = [ANSWER, Buffer.concat([ERROR, READY]), ANSWER, Buffer.concat([ROW, READY])];
    const expected = [null, '23505', null, null];
    const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(cuts, (sizes) => {
        const reader = new ReplyReader();
        // A client asks again only after an answer, so that pieces never hold the end of two of them.
        const seen = answers.flatMap((bytes) => {
          const pieces: Buffer[] = [];
          for (let at = 0, i = 0; at < bytes.length; i += 1) {
            const size = sizes[i % sizes.length] ?? 1;
            pieces.push(bytes.subarray(at, at + size));
            at += size;
          }
          return read(reader, pieces);
        });
        expect(seen).toEqual(expected);
      }),
    );
  });
});
