import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { dataDir } from '../../platform/data-dir';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { isWithin } from '../../platform/files/is-within';
import { writeAtomically } from '../../platform/files/write-atomically';
import { fillTables, type TablesWriter, withTables } from '../../store/copy-tables';
import { migrateState } from '../../store/migrate-state';
import { readBackupFile, writeBackupFile } from './backup-format';

/** Line that ends the rows of a table; no row of the COPY text format can look like it. */
const END = '\\.';

const Start = z.object({ mudanza: z.literal(1), newestFile: z.number().int(), at: z.string() });
const Table = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });
const File = z.object({ file: z.string(), mode: z.number().int(), content: z.base64() });

export interface BackupSummary {
  readonly rows: number;
  readonly files: number;
}

function* filesBelow(folder: string): Generator<string> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

/**
 * Writes the whole state into one sealed file while the product runs: every table as of one moment, and the journals
 * of workspace writes. Practice servers are left out (they are made anew), and so is the key, without which the file
 * is useless: keep it elsewhere.
 */
export async function backUp(path: string): Promise<BackupSummary> {
  const seen = { rows: 0, files: 0 };
  await withTables(async (tables) => {
    async function* lines(): AsyncGenerator<string> {
      yield JSON.stringify({ mudanza: 1, newestFile: tables.newestFile, at: new Date().toISOString() });
      for (const head of tables.heads) {
        yield JSON.stringify(head);
        for await (const row of tables.rows(head)) {
          seen.rows += 1;
          yield row;
        }
        yield END;
      }
      for (const file of filesBelow(dataDir('migrations'))) {
        seen.files += 1;
        const mode = statSync(file).mode & 0o777;
        const name = relative(dataDir(), file).split(sep).join('/');
        yield JSON.stringify({ file: name, mode, content: readFileSync(file).toString('base64') });
      }
    }
    await writeBackupFile(path, lines());
  });
  return seen;
}

/** Puts a file of a backup where it was. A path that leads out of the data folder is refused, whatever sealed it. */
function restoreFile(line: string): void {
  const { file, mode, content } = File.parse(JSON.parse(line));
  const target = resolve(dataDir(), file);
  if (target === dataDir('migrations') || !isWithin(dataDir('migrations'), target))
    throw new MudanzaError('MUD-808', { params: { detail: file } });
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  writeAtomically(target, Buffer.from(content, 'base64'), mode);
  chmodSync(target, mode);
}

async function restoreLines(
  lines: AsyncIterator<string>,
  writer: TablesWriter,
  seen: { rows: number; files: number },
): Promise<string[]> {
  const files: string[] = [];
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const table = Table.safeParse(JSON.parse(next.value));
    if (!table.success) {
      files.push(next.value);
      continue;
    }
    async function* rows(): AsyncGenerator<string> {
      for (let row = await lines.next(); !row.done && row.value !== END; row = await lines.next()) {
        seen.rows += 1;
        yield row.value;
      }
    }
    await writer.write(table.data, rows());
  }
  return files;
}

/**
 * Restores a backup into an empty state database and data folder: MUD-809 when it was used, MUD-808 when the file
 * cannot be read. The tables are first made as they were at the backup and brought up to date afterwards.
 */
export async function restore(path: string): Promise<BackupSummary> {
  const seen = { rows: 0, files: 0 };
  const lines = readBackupFile(path);
  const first = await lines.next();
  const start = Start.safeParse(first.done ? null : JSON.parse(first.value));
  if (!start.success) throw new MudanzaError('MUD-808', { params: { detail: 'start' } });
  await migrateState(undefined, start.data.newestFile);
  let files: string[] = [];
  const isFilled = await fillTables(async (writer) => {
    files = await restoreLines(lines, writer, seen);
  });
  if (!isFilled) throw new MudanzaError('MUD-809');
  for (const line of files) restoreFile(line);
  await migrateState();
  return { rows: seen.rows, files: files.length };
}
