import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { SCALE, tell } from './measure';
import { stage } from './stage';

const DDL = `create table wide_rows (id int primary key, body text);
create table huge (id int primary key, bytes bytea);
create table many (id bigint primary key, note text);`;

/** Values that compress, so that the disk holds little and the wire carries all of it. */
const rows = (scale: number) => `
insert into wide_rows select n, repeat(md5(n::text), 32768) from generate_series(1, ${Math.round(1024 * scale)}) n;
insert into huge select n, decode(repeat('00', ${Math.round(100 * 1024 * 1024 * Math.min(1, scale * 2))}), 'hex')
  from generate_series(1, 3) n;
insert into many select n, md5(n::text) from generate_series(1, ${Math.round(1_000_000 * scale)}) n; analyze;`;

/** The same sizes out of line and not compressed: the disks of both servers hold every byte. */
const PLAIN = `${DDL} alter table wide_rows alter body set storage external; alter table huge alter bytes set storage external;`;

/** Copies with eight lanes in a process of its own, compares every row, and gives the most memory it took, in MB. */
async function copied(ddl: string): Promise<number> {
  const at = await stage(ddl, rows(SCALE), ['wide_rows', 'huge', 'many']);
  try {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join('e2e', 'bench', 'data', 'copy-process.ts')],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    const lines: string[] = [];
    child.stdout.on('data', (text: Buffer) => lines.push(...text.toString('utf8').split('\n')));
    const { source, target } = at;
    child.stdin.end(`${JSON.stringify({ source, target, lanes: 8, verify: true })}\n`);
    const [code] = await once(child, 'exit');
    const megabytes = Number(lines.findLast((line) => line.startsWith('rss '))?.slice(4));
    if (code !== 0 || !megabytes)
      throw new Error(`the copy ended with ${code}: ${lines.slice(-3).join(' ')}`);
    tell(`memory of a copying process: ${megabytes} MB`);
    return megabytes;
  } finally {
    await at.stop();
  }
}

/** The most memory that a copying process takes with 1 GB of wide rows and rows of 100 MB. */
export async function rss(): Promise<Record<string, number>> {
  return { rssMb: await copied(DDL) };
}

/** The same with 1.3 GB of TOAST on either disk; only when it is named. */
export async function big(): Promise<Record<string, number>> {
  return { bigEqual: 1, bigRssMb: await copied(PLAIN) };
}
