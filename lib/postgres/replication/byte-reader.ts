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

  int8(): number {
    const value = this.#bytes.readUInt8(this.#at);
    this.#at += 1;
    return value;
  }

  int16(): number {
    const value = this.#bytes.readInt16BE(this.#at);
    this.#at += 2;
    return value;
  }

  int32(): number {
    const value = this.#bytes.readInt32BE(this.#at);
    this.#at += 4;
    return value;
  }

  /** Object and transaction ids have no sign. */
  id(): number {
    const value = this.#bytes.readUInt32BE(this.#at);
    this.#at += 4;
    return value;
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
