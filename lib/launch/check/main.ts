import { text } from 'node:stream/consumers';
import { terminalText } from '../../platform/log/terminal-text';
import { redactText } from '../../platform/vault/redact-text';
import { runArgs } from './run-args';

const ended = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort(signal));

/** Ends when everything is written: a long answer into a pipe is not, when its last piece is handed over. */
function end(code: number): void {
  process.stdout.write('', () => process.exit(code));
}

runArgs(process.argv.slice(2), {
  out: (piece) => void process.stdout.write(piece),
  err: (piece) => void process.stderr.write(piece),
  readStdin: () => text(process.stdin),
  signal: ended.signal,
}).then(end, (error: unknown) => {
  console.error(terminalText(redactText(String(error))));
  end(3);
});
