/** Milliseconds from the Unix epoch to PostgreSQL's, 2000-01-01. */
export const EPOCH_MS = 946_684_800_000;

/** Reads a replication message from front to back. Throws when it is shorter than it says. */
export class ByteReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** The next byte; read alone, since most of a message is read byte by byte. */
  int8(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new RangeError('a message is shorter than it says');
    this.#at += 1;
    return value;
  }

  int16(): number {
    const value = (this.int8() << 8) | this.int8();
    return (value << 16) >> 16;
  }

  int32(): number {
    return (this.int8() << 24) | (this.int8() << 16) | (this.int8() << 8) | this.int8();
  }

  /** Object and transaction ids have no sign. */
  id(): number {
    return this.int32() >>> 0;
  }

  int64(): bigint {
    const value = this.#bytes.readBigUInt64BE(this.#at);
    this.#at += 8;
    return value;
  }

  time(): Date {
    const micros = this.#bytes.readBigInt64BE(this.#at);
    this.#at += 8;
    return new Date(EPOCH_MS + Number(micros / 1000n));
  }

  letter(): string {
    return String.fromCharCode(this.int8());
  }

  text(): string {
    const end = this.#bytes.indexOf(0, this.#at);
    if (end < 0) throw new RangeError('a text has no end');
    const value = this.#bytes.toString('utf8', this.#at, end);
    this.#at = end + 1;
    return value;
  }

  bytes(length: number): Buffer {
    if (this.#at + length > this.#bytes.length) throw new RangeError('a value is shorter than it says');
    const value = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return value;
  }

  rest(): Buffer {
    return this.bytes(this.#bytes.length - this.#at);
  }
}
