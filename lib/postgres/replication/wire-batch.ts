import type { ChangeValue } from './change-message';

/** A value of a parameter: text as bytes, or null. */
export type WireValue = Exclude<ChangeValue, 'unchanged'>;

const FIRST_SIZE = 1 << 16;
const code = (letter: string) => letter.charCodeAt(0);
const [PARSE, BIND, EXECUTE, SYNC] = ['P', 'B', 'E', 'S'].map(code) as [number, number, number, number];

/**
 * Messages of the extended protocol, written one behind the other into one buffer: thousands of statements go out in a
 * single write. Values are copied as the source sent them and never become JavaScript strings.
 */
export class WireBatch {
  #bytes = Buffer.allocUnsafe(FIRST_SIZE);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + more));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }

  #text(text: string): void {
    this.#length += this.#bytes.write(text, this.#length, 'utf8');
    this.#bytes[this.#length] = 0;
    this.#length += 1;
  }

  /** Names of statements are our own and plain. */
  #plain(text: string): void {
    if (text !== '') this.#length += this.#bytes.write(text, this.#length, 'latin1');
    this.#bytes[this.#length] = 0;
    this.#length += 1;
  }

  // Byte by byte: the checks of writeInt32BE cost more than the rest of a small change.
  #int16(value: number): void {
    const bytes = this.#bytes;
    bytes[this.#length] = value >>> 8;
    bytes[this.#length + 1] = value;
    this.#length += 2;
  }

  #int32(value: number): void {
    const bytes = this.#bytes;
    bytes[this.#length] = value >>> 24;
    bytes[this.#length + 1] = value >>> 16;
    bytes[this.#length + 2] = value >>> 8;
    bytes[this.#length + 3] = value;
    this.#length += 4;
  }

  #start(kind: number): number {
    this.#bytes[this.#length] = kind;
    const at = this.#length + 1;
    this.#length += 5;
    return at;
  }

  #end(at: number): void {
    this.#bytes.writeInt32BE(this.#length - at, at);
  }

  /** Names a statement for later executions. */
  parse(name: string, text: string): void {
    this.#room(16 + 3 * (name.length + text.length));
    const at = this.#start(PARSE);
    this.#text(name);
    this.#text(text);
    this.#int16(0);
    this.#end(at);
  }

  /** Executes a named statement with values in text form. */
  execute(name: string, values: readonly WireValue[]): void {
    let size = 0;
    for (const value of values) size += 4 + (value === null ? 0 : value.length);
    this.#room(40 + 3 * name.length + size);
    const at = this.#start(BIND);
    this.#plain('');
    this.#plain(name);
    this.#int16(0);
    this.#int16(values.length);
    for (const value of values) {
      this.#int32(value === null ? -1 : value.length);
      if (value !== null) this.#length += value.copy(this.#bytes, this.#length);
    }
    this.#int16(0);
    this.#end(at);
    const execute = this.#start(EXECUTE);
    this.#plain('');
    this.#int32(0);
    this.#end(execute);
  }

  sync(): void {
    this.#room(5);
    this.#end(this.#start(SYNC));
  }

  /** Hands the bytes over and starts again with an empty buffer. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#bytes = Buffer.allocUnsafe(FIRST_SIZE);
    this.#length = 0;
    return taken;
  }
}
