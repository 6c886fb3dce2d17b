import pino from 'pino';
import { redactText } from '../vault/redact-text';

export type Logger = pino.Logger;

/** The server's own structured log, on stderr. Every string is scrubbed by shape; secrets are never passed to it. */
export const logger: Logger = pino(
  {
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    hooks: {
      streamWrite: (line) => redactText(line),
    },
  },
  pino.destination({ dest: 2, sync: true }),
);
