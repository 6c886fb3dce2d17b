/** Texts of `npm run check`. */
export const check = {
  about:
    'What Mudanza knows, on a command line: no server, no state. Nothing is written unless an option says so, and no secret is printed. A URL may also be “-” (stdin) or “env:NAME”.',
  codes:
    'Exit codes: 0 nothing red; 1 something red; 2 wrong use, or the input was not understood; 3 it could not be asked.',
  wrongUse: 'The command was not understood: nothing was asked.',
  stopped: 'Stopped. What was open was rolled back.',
  refused: 'Nothing was changed: something is in the way.',
  undone: 'Taken back.',
  option: {
    json: 'print one JSON object',
    lang: 'language of the texts',
    target: 'URL of the target',
    source: 'URL of the source; it is only read',
    ca: 'PEM file of the CA that signs the server’s certificate',
  },
  paste: {
    help: 'what a pasted text (stdin) says of a connection, and what is wrong with it',
    understood: 'Understood:',
    not: 'No connection, project address or key was found in the text.',
  },
  classify: {
    help: 'the cause and the cures of an error',
    sqlstate: 'SQLSTATE, or Node’s name of a network error (ECONNREFUSED)',
    text: 'the error’s text',
    place: 'who said it',
    unknown: 'No row of the catalogue knows this text.',
  },
  redact: {
    help: 'the text on stdin as it would be stored',
    secretFile: 'file with known secrets, one a line',
  },
  schema: {
    help: 'previews a schema file; deploys, compares or takes back when told to',
    deploy: 'deploy it; the answer holds the record that --undo takes',
    verify: 'compare the target (and the source) with what the file builds',
    accepted: 'file with accepted differences, one a line',
    undo: 'take back a deploy: file with its record',
  },
} as const;
