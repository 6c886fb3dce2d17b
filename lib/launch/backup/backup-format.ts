import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { openBytes, sealBytes } from '../../platform/vault/seal';
import { linesOf } from '../../store/lines-of';

/*
 * A backup file is a first line `MUDANZA-BACKUP-1`, then frames: 4 bytes of length, 1 byte that says whether it is the
 * last, and a sealed piece of a gzip stream of lines. Number and "is last" of each frame are authenticated with it, so
 * frames cannot be dropped, swapped or cut off unnoticed, and nothing of it can be read without the vault's key.
 */
const MAGIC = Buffer.from('MUDANZA-BACKUP-1\n');
const FRAME = 1024 * 1024;
const HEADER = 5;
/** No honest frame is longer: guards the reader's memory against a made-up length. */
const LONGEST = FRAME * 2;

const purpose = (number: number, isLast: boolean) => ({ kind: 'backupFrame', number, isLast }) as const;

function frame(piece: Buffer, number: number, isLast: boolean): Buffer {
  const sealed = sealBytes(piece, purpose(number, isLast));
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(sealed.length, 0);
  header.writeUInt8(isLast ? 1 : 0, 4);
  return Buffer.concat([header, sealed]);
}

function sealer(): Transform {
  let waiting = Buffer.alloc(0);
  let number = 0;
  return new Transform({
    construct(done) {
      this.push(MAGIC);
      done();
    },
    transform(chunk: Buffer, _, done) {
      waiting = Buffer.concat([waiting, chunk]);
      while (waiting.length > FRAME) {
        this.push(frame(waiting.subarray(0, FRAME), number++, false));
        waiting = waiting.subarray(FRAME);
      }
      done();
    },
    flush(done) {
      this.push(frame(waiting, number, true));
      done();
    },
  });
}

const broken = (detail: string) => new MudanzaError('MUD-808', { params: { detail } });

function opener(): Transform {
  let waiting = Buffer.alloc(0);
  let number = 0;
  let hasStarted = false;
  let isOver = false;
  const next = (push: (plain: Buffer) => void): boolean => {
    if (!hasStarted) {
      if (waiting.length < MAGIC.length) return false;
      if (!waiting.subarray(0, MAGIC.length).equals(MAGIC)) throw broken('first line');
      waiting = waiting.subarray(MAGIC.length);
      hasStarted = true;
    }
    if (waiting.length < HEADER) return false;
    const length = waiting.readUInt32BE(0);
    if (isOver || length > LONGEST) throw broken(`frame ${number}`);
    if (waiting.length < HEADER + length) return false;
    isOver = waiting.readUInt8(4) === 1;
    push(openBytes(waiting.subarray(HEADER, HEADER + length), purpose(number, isOver)));
    waiting = waiting.subarray(HEADER + length);
    number += 1;
    return true;
  };
  return new Transform({
    transform(chunk: Buffer, _, done) {
      try {
        waiting = Buffer.concat([waiting, chunk]);
        while (next((plain) => this.push(plain)));
        done();
      } catch (error) {
        done(error instanceof MudanzaError && error.code === 'MUD-808' ? error : broken(`frame ${number}`));
      }
    },
    flush: (done) => done(isOver && waiting.length === 0 ? null : broken('end')),
  });
}

/** Writes lines as a sealed backup file, readable by its owner only. Refuses to overwrite. */
export async function writeBackupFile(path: string, lines: AsyncIterable<string>): Promise<void> {
  async function* text() {
    for await (const line of lines) yield `${line}\n`;
  }
  const file = createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true });
  await once(file, 'open');
  await pipeline(Readable.from(text()), createGzip({ level: 6 }), sealer(), file);
}

/** The lines of a backup file; MUD-808 when it is not whole, not ours, or sealed with another key. */
export async function* readBackupFile(path: string): AsyncGenerator<string> {
  const gunzip = createGunzip();
  const failure = pipeline(createReadStream(path), opener(), gunzip).then(
    () => null,
    (error: unknown) => error,
  );
  try {
    for await (const line of linesOf(gunzip)) yield line;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
  const error = await failure;
  if (error) throw error instanceof MudanzaError ? error : broken('content');
}
