import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Reads one line from the keyboard without showing it, or from a pipe. A password is never taken from arguments. */
export function readPassword(prompt: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  if (stdin.isTTY) stdout.write(prompt);
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY });
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      // Before it closes: closing says '' to whoever gave nothing.
      resolve(line);
      lines.close();
      if (stdin.isTTY) stdout.write('\n');
    });
    lines.once('close', () => resolve(''));
  });
}
