import { ByteReader, EPOCH_MS } from './byte-reader';

export type StreamFrame =
  | { readonly kind: 'data'; readonly payload: Buffer }
  /** The server has sent everything before `walEnd`; it may want an answer at once. */
  | { readonly kind: 'keepalive'; readonly walEnd: bigint; readonly at: Date; readonly wantsReply: boolean };

/** Reads what stands around a message of the stream. Throws RangeError for bytes that are neither of the two kinds. */
export function readFrame(bytes: Buffer): StreamFrame {
  const reader = new ByteReader(bytes);
  const letter = reader.letter();
  if (letter === 'w') {
    reader.bytes(24);
    return { kind: 'data', payload: reader.rest() };
  }
  if (letter === 'k') {
    return { kind: 'keepalive', walEnd: reader.int64(), at: reader.time(), wantsReply: reader.int8() === 1 };
  }
  throw new RangeError(`a frame of the kind ${letter} is not known`);
}

export interface StandbyStatus {
  readonly received: bigint;
  /** What is durable on the target: the server may forget everything before it. */
  readonly durable: bigint;
  /** Asks the server to say where it stands. */
  readonly wantsReply: boolean;
}

/** What the relay tells the source of itself. */
export function standbyStatus({ received, durable, wantsReply }: StandbyStatus): Buffer {
  const bytes = Buffer.allocUnsafe(34);
  bytes.write('r', 0, 'latin1');
  bytes.writeBigUInt64BE(received, 1);
  bytes.writeBigUInt64BE(durable, 9);
  bytes.writeBigUInt64BE(durable, 17);
  bytes.writeBigInt64BE(BigInt(Date.now() - EPOCH_MS) * 1000n, 25);
  bytes.writeUInt8(wantsReply ? 1 : 0, 33);
  return bytes;
}
