import { ByteReader } from './byte-reader';
import {
  type ChangeMessage,
  type ChangeValue,
  type OldTuple,
  type RelationMessage,
  type Tuple,
  UNCHANGED,
} from './change-message';

const code = (letter: string) => letter.charCodeAt(0);
const [TEXT, BINARY, NULL, SAME] = ['t', 'b', 'n', 'u'].map(code);

function readTuple(reader: ByteReader): Tuple {
  const count = reader.int16();
  const values: ChangeValue[] = new Array(count);
  for (let index = 0; index < count; index += 1) {
    const kind = reader.int8();
    if (kind === TEXT || kind === BINARY) values[index] = reader.bytes(reader.int32());
    else if (kind === NULL) values[index] = null;
    else if (kind === SAME) values[index] = UNCHANGED;
    else throw new RangeError(`a column of the kind ${String.fromCharCode(kind)} is not known`);
  }
  return values;
}

function readOld(reader: ByteReader, kind: string): OldTuple {
  if (kind !== 'K' && kind !== 'O') throw new RangeError(`an old row of the kind ${kind} is not known`);
  return { is: kind === 'K' ? 'key' : 'row', values: readTuple(reader) };
}

const IDENTITIES = ['d', 'n', 'f', 'i'] as const;

function readRelation(reader: ByteReader): RelationMessage {
  const id = reader.id();
  const schema = reader.text() || 'pg_catalog';
  const name = reader.text();
  const letter = reader.letter();
  const identity = IDENTITIES.find((known) => known === letter);
  if (!identity) throw new RangeError(`the replica identity ${letter} is not known`);
  const count = reader.int16();
  const columns = Array.from({ length: count }, () => {
    const isKey = (reader.int8() & 1) === 1;
    return { isKey, name: reader.text(), typeOid: reader.id(), typeModifier: reader.int32() };
  });
  return { kind: 'relation', id, schema, name, identity, columns };
}

function readUpdate(reader: ByteReader): ChangeMessage {
  const relation = reader.id();
  const kind = reader.letter();
  if (kind === 'N') return { kind: 'update', relation, old: null, row: readTuple(reader) };
  const old = readOld(reader, kind);
  if (reader.letter() !== 'N') throw new RangeError('an update without its new row');
  return { kind: 'update', relation, old, row: readTuple(reader) };
}

function readTruncate(reader: ByteReader): ChangeMessage {
  const count = reader.int32();
  const restartsIdentity = (reader.int8() & 2) === 2;
  return { kind: 'truncate', relations: Array.from({ length: count }, () => reader.id()), restartsIdentity };
}

function readMessage(reader: ByteReader): ChangeMessage {
  const isTransactional = (reader.int8() & 1) === 1;
  const lsn = reader.int64();
  const prefix = reader.text();
  return { kind: 'message', isTransactional, lsn, prefix, content: reader.bytes(reader.int32()) };
}

const READERS: Readonly<Record<string, (reader: ByteReader) => ChangeMessage>> = {
  B: (reader) => ({ kind: 'begin', finalLsn: reader.int64(), at: reader.time(), xid: reader.id() }),
  C: (reader) => {
    reader.int8();
    return { kind: 'commit', lsn: reader.int64(), endLsn: reader.int64(), at: reader.time() };
  },
  R: readRelation,
  I: (reader) => {
    const relation = reader.id();
    if (reader.letter() !== 'N') throw new RangeError('an insert without its row');
    return { kind: 'insert', relation, row: readTuple(reader) };
  },
  U: readUpdate,
  D: (reader) => ({ kind: 'delete', relation: reader.id(), old: readOld(reader, reader.letter()) }),
  T: readTruncate,
  Y: (reader) => ({ kind: 'type', id: reader.id(), schema: reader.text(), name: reader.text() }),
  O: (reader) => ({ kind: 'origin', lsn: reader.int64(), name: reader.text() }),
  M: readMessage,
};

/** Reads one message of pgoutput, protocol 1. Throws RangeError for bytes that are none, or that go on behind its end. */
export function parseChange(bytes: Buffer): ChangeMessage {
  const reader = new ByteReader(bytes);
  const letter = reader.letter();
  const read = READERS[letter];
  if (!read) throw new RangeError(`a message of the kind ${letter} is not known`);
  const message = read(reader);
  if (!reader.isAtEnd) throw new RangeError(`a message of the kind ${letter} is longer than it should be`);
  return message;
}
