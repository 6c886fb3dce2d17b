/** Errors of the command line, MUD-050 to MUD-069. */
export const checkErrors = {
  'MUD-051': {
    title: 'The URL names no server',
    cause: 'The value of {option} was not understood as a connection: a host and a user are needed.',
    cures: [
      'Quote the URL, so that the shell leaves & and ? alone: postgresql://USER:PASSWORD@HOST:PORT/DATABASE.',
      'Ask npm run check -- paste what is understood of it.',
    ],
  },
  'MUD-052': {
    title: 'The file cannot be read',
    cause: '{path} does not exist here, or may not be read.',
    cures: ['Check the path; it is relative to the folder from which the command was called.'],
  },
  'MUD-053': {
    title: 'The file holds no record of that',
    cause: '{path} is not what an earlier check wrote with --json.',
    cures: ['Give the file into which the answer was written, or the record out of it.'],
  },
} as const;
