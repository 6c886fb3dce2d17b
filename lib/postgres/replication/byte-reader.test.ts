import { describe, expect, it } from 'vitest';
import { ByteReader, EPOCH_MS } from './byte-reader';

const bytes = (write: (buffer: Buffer) => void, length: number): ByteReader => {
  const buffer = Buffer.alloc(length);
  write(buffer);
  return new ByteReader(buffer);
};

describe('reading from front to back', () => {
  it.each([0, 1, -1, 127, 255, 32_767, -32_768])('a number of two bytes: %d', (value) => {
    expect(bytes((buffer) => buffer.writeInt16BE(value), 2).int16()).toBe(value);
  });

  it.each([0, 1, -1, 65_536, 2_147_483_647, -2_147_483_648])('a number of four bytes: %d', (value) => {
    expect(bytes((buffer) => buffer.writeInt32BE(value), 4).int32()).toBe(value);
  });

  it.each([0, 1, 2_147_483_648, 4_294_967_295])('an id without a sign: %d', (value) => {
    expect(bytes((buffer) => buffer.writeUInt32BE(value), 4).id()).toBe(value);
  });

  it.each([0n, 1n, 2n ** 63n, 2n ** 64n - 1n])('a place in the log: %d', (value) => {
    expect(bytes((buffer) => buffer.writeBigUInt64BE(value), 8).int64()).toBe(value);
  });

  it('a time since PostgreSQL’s epoch', () => {
    const reader = bytes((buffer) => buffer.writeBigInt64BE(1_500_000n), 8);
    expect(reader.time().getTime()).toBe(EPOCH_MS + 1_500);
  });

  it('texts, letters and what is left, one behind the other', () => {
    const reader = new ByteReader(Buffer.from('Kñ€\0restored', 'utf8'));
    expect([reader.letter(), reader.text(), reader.bytes(4).toString(), reader.rest().toString()]).toEqual([
      'K',
      'ñ€',
      'rest',
      'ored',
    ]);
    expect(reader.isAtEnd).toBe(true);
  });

  it.each<[string, Buffer, (reader: ByteReader) => unknown]>([
    ['a byte that is not there', Buffer.alloc(0), (reader) => reader.int8()],
    ['half a number', Buffer.alloc(3), (reader) => reader.int32()],
    ['half a short number', Buffer.alloc(1), (reader) => reader.int16()],
    ['half a place in the log', Buffer.alloc(7), (reader) => reader.int64()],
    ['a text without its end', Buffer.from('abc'), (reader) => reader.text()],
    ['a value shorter than it says', Buffer.from('abc'), (reader) => reader.bytes(4)],
  ])('throws for %s', (_, buffer, read) => {
    expect(() => read(new ByteReader(buffer))).toThrow(RangeError);
  });
});
