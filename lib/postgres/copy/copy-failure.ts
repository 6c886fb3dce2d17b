import { MudanzaError } from '../../platform/errors/mudanza-error';
import { classifyError } from '../classify-error';

/** Which of the two servers an error is of. */
export type CopySide = 'source' | 'target';

export interface FailurePlace {
  readonly side: CopySide;
  /** What was under way: `schema.table`, or a view or index. */
  readonly object: string;
  /** All rows are there: what failed comes after them. */
  readonly isAfter?: boolean;
  /** Columns under way: one of them is named where the server's words do. */
  readonly columns?: readonly string[];
}

interface ServerError {
  readonly side: CopySide;
  readonly state: string;
  readonly message: string;
  readonly constraint: string;
  readonly column: string;
  /** In which function or at which row: what is said there, and with it, may be a value of that row. */
  readonly where: string;
}

function read(error: Error, side: CopySide): ServerError {
  const text = (key: string) => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' ? value : '';
  };
  return {
    side,
    state: text('code'),
    message: error.message,
    constraint: text('constraint'),
    column: text('column'),
    where: text('where'),
  };
}

/** The innermost place of an error that a function met. */
const FUNCTION = /^(?:PL\/\w+|SQL) function /i;

type Rule = readonly [
  code: ConstructorParameters<typeof MudanzaError>[0],
  holds: (of: ServerError) => boolean,
];

const state =
  (...known: readonly string[]) =>
  (of: ServerError) =>
    known.some((one) => of.state === one || (one.length === 2 && of.state.startsWith(one)));
const text = (pattern: RegExp) => (of: ServerError) => pattern.test(of.message);

/** What can end a copy or a comparison, the exact ones first. Values of rows stand in some of these texts: none is kept. */
const RULES: readonly Rule[] = [
  // Called by a check, a domain or a generated column, it fails at whatever it does: none of the states below is about a table.
  [
    'MUD-929',
    (of) => of.side === 'target' && FUNCTION.test(of.where) && !state('08', '23', '25', '40', '53', '57')(of),
  ],
  ['MUD-907', (of) => of.state === '42501' && /row-level security/.test(of.message)],
  ['MUD-916', state('42501')],
  ['MUD-908', state('22021', '22P05')],
  [
    'MUD-913',
    text(
      /invalid snapshot identifier|snapshot "[^"]*" does not exist|could not import the requested snapshot|source process .* is not running/i,
    ),
  ],
  ['MUD-914', state('53100')],
  ['MUD-915', state('25006')],
  [
    'MUD-919',
    (of) => state('53200', '54000')(of) || /invalid memory alloc request size|string buffer/.test(of.message),
  ],
  ['MUD-917', state('42P01', '42703', '3F000', '42804')],
  ['MUD-924', state('57014', '55P03', '25P03', '25P04', '57P05')],
  ['MUD-912', (of) => state('57P01', '57P02', '57P03', '08')(of) || isSocket(of)],
  ['MUD-911', state('22', '23')],
];

/** What ends any statement, whatever it was about. */
const OF_THE_SERVER: ReadonlySet<Rule[0] | undefined> = new Set(['MUD-912', 'MUD-914', 'MUD-915', 'MUD-924']);

const SOCKET =
  /^(?:ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|ERR_STREAM_\w+|EAI_AGAIN)$/;

function isSocket({ state: code, message }: ServerError): boolean {
  return (
    SOCKET.test(code) ||
    /Connection terminated|socket hang up|server closed the connection|Connection ended|not queryable|has been closed/i.test(
      message,
    )
  );
}

/** The column of `COPY t, line 7, column x: …`; a value follows, so only a name that is known is taken. */
function columnAt(where: string, columns: readonly string[] = []): string {
  const [, name = ''] = /, line \d+, column (.+?): /.exec(where) ?? [];
  return columns.includes(name) ? name : '';
}

/** What a function or a row of the source ended: its code, and nothing that it says. */
const withoutText = ({ state: code }: ServerError) => Object.assign(new Error(code), { code });

/** Names what ended a copy: the server, the table and the reason, and no value of a row. What is named already stays. */
export function nameCopyFailure(error: unknown, { side, object, isAfter, columns }: FailurePlace): unknown {
  if (error instanceof MudanzaError || !(error instanceof Error)) return error;
  const of = read(error, side);
  const found = RULES.find(([, holds]) => holds(of))?.[0];
  const ofRow = side === 'target' && of.where !== '' ? 'MUD-911' : undefined;
  const code = isAfter && !OF_THE_SERVER.has(found) ? 'MUD-918' : (found ?? ofRow);
  if (!code) return classifyError(of.where === '' ? error : withoutText(of));
  const name = of.constraint || of.column || columnAt(of.where, columns);
  return new MudanzaError(code, {
    params: { side, table: object, state: of.state || '—', name: name || '—', role: '—', original: of.state },
    ...(/^[0-9A-Z]{5}$/.test(of.state) ? { sqlState: of.state } : {}),
    cause: error,
  });
}
