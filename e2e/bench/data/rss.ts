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

/** The most memory that a copying process takes, in MB, with eight lanes, 1 GB of wide rows and rows of 100 MB. */
export async function rss(): Promise<Record<string, number>> {
  const at = await stage(DDL, rows(SCALE), ['wide_rows', 'huge', 'many']);
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
    if (code !== 0 || !megabytes) throw new Error(`the copy ended with ${code}`);
    tell(`memory of a copying process: ${megabytes} MB`);
    return { rssMb: megabytes };
  } finally {
    await at.stop();
  }
}
