import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { childEnvironment } from '../../platform/env';
import { peakBytes } from '../../platform/testing/peak-bytes';
import { formatCommandLine, parseCommandLine } from './parse-command-line';
import { type CommandOptions, runCommand } from './run-command';

const folder = mkdtempSync(join(tmpdir(), 'mudanza-command-'));
let lines: { stream: string; line: string }[] = [];
afterEach(() => {
  lines = [];
});

const run = (argv: readonly [string, ...string[]], changes: Partial<CommandOptions> = {}) =>
  runCommand({
    argv,
    folder,
    environment: childEnvironment(),
    timeLimitMs: 100_000,
    signal: new AbortController().signal,
    onLine: (stream, line) => void lines.push({ stream, line }),
    ...changes,
  });

const node = (code: string) => [process.execPath, '-e', code] as const;
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    // Dead but not collected by its new parent: the third field of its stat line says Z.
    const stat = `/proc/${pid}/stat`;
    return !existsSync(stat) || !/^\d+ \(.*\) Z/.test(readFileSync(stat, 'utf8'));
  } catch {
    return false;
  }
};

/** Killed is not yet gone: the system collects them a moment later. */
const gone = (...pids: number[]) =>
  vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 60_000 });

describe('runCommand', () => {
  it('keeps stdout and stderr apart and gives the exit code', async () => {
    const result = await run(node('console.log("a\\nb"); console.error("c"); process.exitCode = 3'));
    expect(result).toMatchObject({ exitCode: 3, signal: null, endedBy: 'itself' });
    expect(lines.filter(({ stream }) => stream === 'stdout').map(({ line }) => line)).toEqual(['a', 'b']);
    expect(lines.filter(({ stream }) => stream === 'stderr').map(({ line }) => line)).toEqual(['c']);
  });

  it('lets a service live that a restart has started in the background, and keeps its output from stopping it', async () => {
    const child = `setInterval(() => console.log('x'.repeat(99)), 5)`;
    const start = `const c = require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { detached: true, stdio: 'inherit' });
      console.log(c.pid); c.unref()`;
    const result = await run(node(start), { leavesBackground: true });
    expect(result).toMatchObject({ exitCode: 0, endedBy: 'itself' });
    const pid = Number(lines.find(({ line }) => /^\d+$/.test(line))?.line);
    const seen = lines.length;
    await sleep(200);
    expect([isAlive(pid), lines.length - seen]).toEqual([true, 0]);
    process.kill(pid, 'SIGKILL');
    await gone(pid);
    // Of a restart that failed nothing is left.
    await run(node(`${start}; process.exitCode = 1`), { leavesBackground: true });
    await gone(Number(lines.findLast(({ line }) => /^\d+$/.test(line))?.line));
  });

  it('passes arguments on as they are, whatever a shell would make of them', async () => {
    await run([process.execPath, '-e', 'console.log(process.argv[1])', '$HOME; rm -rf "x" | y']);
    expect(lines[0]?.line).toBe('$HOME; rm -rf "x" | y');
  });

  it('gives the program no secret of the dashboard', async () => {
    process.env.MUDANZA_SECRET_KEY = 'canary-in-the-environment';
    await run(node('console.log(JSON.stringify(process.env))'));
    expect(lines[0]?.line).not.toContain('canary');
    expect(lines[0]?.line).not.toContain('MUDANZA');
    expect(lines[0]?.line).toContain('PATH');
    delete process.env.MUDANZA_SECRET_KEY;
  });

  it('names a program that is not there, and a folder that is not', async () => {
    await expect(run(['no-such-program-here'])).rejects.toMatchObject({ code: 'MUD-501' });
    await expect(run(node('1'), { folder: '/no/such/folder' })).rejects.toMatchObject({ code: 'MUD-502' });
  });

  it('tells a death by signal, its own and that of a child of make or a shell', async () => {
    expect(await run(node('process.kill(process.pid, "SIGSEGV")'))).toMatchObject({ signal: 'SIGSEGV' });
    expect(await run(['sh', '-c', 'exit 137'])).toMatchObject({ exitCode: 137, signal: 'SIGKILL' });
  });

  it('ends the whole group on cancel, also a grandchild that ignores SIGTERM', async () => {
    const stop = new AbortController();
    const stubborn = 'process.on("SIGTERM", () => {}); console.log(process.pid); setInterval(() => {}, 1000)';
    const parent = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(stubborn)}], { stdio: "inherit" });
      setInterval(() => {}, 1000)`;
    const running = run(node(parent), { signal: stop.signal });
    while (lines.length === 0) await sleep(20);
    stop.abort();
    const result = await running;
    expect(result.endedBy).toBe('operator');
    await gone(Number(lines[0]?.line));
  });

  it('ends a program that never ends at its time limit, and one it left in the background', async () => {
    const result = await run(node('setInterval(() => {}, 1000)'), { timeLimitMs: 300 });
    expect(result).toMatchObject({ endedBy: 'time', signal: 'SIGTERM' });
    await run(['sh', '-c', 'sleep 60 & echo $!']);
    await gone(Number(lines.at(-1)?.line));
  });

  it('ends daemons that a Makefile starts in sessions of their own, and that ignore SIGTERM', async () => {
    const daemon = "trap '' TERM HUP\necho $$\ntouch up.$1\nwhile :; do sleep 1; done\n";
    writeFileSync(join(folder, 'daemon.sh'), daemon);
    const areUp = '[ -e up.1 ] && [ -e up.2 ] && [ -e up.3 ]';
    const start = 'for n in 1 2 3; do setsid sh daemon.sh $$n & done';
    writeFileSync(join(folder, 'Makefile'), `test:\n\t@${start}; until ${areUp}; do sleep 0.05; done\n`);
    const result = await run(['make', '--silent', 'test']);
    expect(result.exitCode).toBe(0);
    const pids = lines.map(({ line }) => Number(line));
    expect(pids.filter(Number.isInteger)).toHaveLength(3);
    await gone(...pids);
  });

  it('survives a flood: bounded memory, the begin live, begin and end kept, the rest counted', async () => {
    const flood = `const line = "x".repeat(199) + "\\n"; let left = 2000;
      const write = () => { while (left-- > 0) if (!process.stdout.write(line.repeat(100))) return process.stdout.once("drain", write);
      console.log("the end"); }; write()`;
    let result = await run(node('1'));
    const peak = await peakBytes(async () => {
      result = await run(node(flood));
    });
    expect(result.exitCode).toBe(0);
    expect(result.isCutLive).toBe(true);
    expect(lines.length).toBeLessThan(10_000);
    expect(result.output.length).toBeLessThan(10_000_000);
    expect(result.droppedLines).toBeGreaterThan(150_000);
    expect(result.output.endsWith('the end')).toBe(true);
    expect(peak).toBeLessThan(250_000_000);
  });

  it('shows a progress bar as its last state, colours as they are, and binary output as dots', async () => {
    await run(
      node(`for (let i = 0; i <= 5000; i++) process.stdout.write("\\r" + i + " of 5000");
      process.stdout.write("\\n\\x1b[31mred\\x1b[0m \\x1b]0;title\\x07\\x1b[2Kend\\n");
      process.stdout.write(Buffer.from([0, 1, 0xff, 0xfe, 10])); process.stdout.write("last")`),
    );
    expect(lines.map(({ line }) => line)).toEqual([
      '5000 of 5000',
      '\u001b[31mred\u001b[0m end',
      '\u00b7\u00b7\ufffd\ufffd',
      'last',
    ]);
  });
});

describe('parseCommandLine', () => {
  it.each([
    ['make test-unit', ['make', 'test-unit']],
    ['  pytest  -k "a and b" tests/', ['pytest', '-k', 'a and b', 'tests/']],
    ["node --test-name-pattern='it''s' x", ['node', '--test-name-pattern=its', 'x']],
    ['a\\ b "c\\"d" \'e\\f\'', ['a b', 'c"d', 'e\\f']],
    ['grep "a|b" \'$HOME\'', ['grep', 'a|b', '$HOME']],
    ['x ""', ['x', '']],
  ])('splits %s', (text, argv) => {
    expect(parseCommandLine(text)).toEqual(argv);
    expect(parseCommandLine(formatCommandLine(argv))).toEqual(argv);
  });

  it.each(['', '   ', 'a | b', 'a && b', 'a; b', 'a > f', 'echo $HOME', 'echo `id`', 'echo $(id)', 'a "b'])(
    'refuses %j',
    (text) => {
      expect(() => parseCommandLine(text)).toThrow(expect.objectContaining({ code: 'MUD-500' }));
    },
  );
});
