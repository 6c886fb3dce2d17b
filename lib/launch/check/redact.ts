import { z } from 'zod';
import { redactText } from '../../platform/vault/redact-text';
import { defineCheck } from './check-command';
import { readNamedFile } from './read-named-file';

const secretsOf = (path: string) =>
  readNamedFile(path)
    .split(/\r?\n/)
    .filter((line) => line !== '');

/** The text on stdin as the log, the evidence and the report would keep it. */
export const redact = defineCheck({
  name: 'redact',
  help: 'check.redact.help',
  options: [{ flags: '--secret-file <file>', help: 'check.redact.secretFile' }],
  input: z.object({ secretFile: z.string().optional() }),
  run: async ({ readStdin }, { secretFile }) => {
    const text = redactText(await readStdin(), secretFile ? secretsOf(secretFile) : []);
    // The line that a shell adds at the end is printed anyway.
    return { json: { text }, words: [text.replace(/\n$/, '')], code: 0 };
  },
});
