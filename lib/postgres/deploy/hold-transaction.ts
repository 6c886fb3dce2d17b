import { MudanzaError } from '../../platform/errors/mudanza-error';
import { constantSql, type Fragment, sql } from '../sql';
import type { QueryResult, TargetClient } from '../target-client';

/** What names a statement in an error. */
export interface StatementPlace {
  readonly line: number;
  readonly label: string;
}

/** A transaction in which texts from outside run. */
export interface HeldTransaction {
  /** Its number, by which the server knows afterwards whether it was committed. */
  readonly id: string;
  /** Throws when the statement that just ran made the server read texts otherwise, or left the transaction. */
  afterStatement(place: StatementPlace, result: Pick<QueryResult<object>, 'command'>): void;
  /** Asks the server whether the transaction is still the one that was begun. */
  beforeEnd(): Promise<void>;
}

/** Settings that decide where a constant ends; a server that reads them otherwise reads another file than we did. */
const READING: ReadonlyMap<string, string> = new Map([
  ['standard_conforming_strings', 'on'],
  ['client_encoding', 'UTF8'],
]);

/** Command tags of statements that end a transaction: none that we send between BEGIN and COMMIT has one. */
const ENDS_IT: readonly string[] = ['COMMIT', 'ROLLBACK', 'PREPARE', 'BEGIN', 'START'];

/** A text without these is read alike whatever the settings. */
export const WITH_OTHER_READINGS = /[\\\u0080-\uffff]/;

function left({ line, label }: StatementPlace): MudanzaError {
  return new MudanzaError('MUD-834', { params: { line, statement: label } });
}

function otherReading({ line, label }: StatementPlace, setting: string): MudanzaError {
  return new MudanzaError('MUD-833', {
    params: { line, statement: label, setting, message: `${setting} is changed` },
  });
}

/** Number of the transaction that is open. */
export async function transactionId(client: TargetClient): Promise<string> {
  const [row] = await client.rows<{ id: string }>(sql`select pg_catalog.txid_current()::text as id`);
  return row?.id ?? '';
}

/** The setting that is not as it was pinned; null when the server still reads texts as our parser did. */
function changedReading(client: TargetClient): string | null {
  const { settings } = client.session();
  for (const [name, wanted] of READING) if ((settings.get(name) ?? wanted) !== wanted) return name;
  return null;
}

/** Pins what decides how the server reads a text; part of a select list. */
export const PIN_READING: Fragment =
  constantSql(`pg_catalog.set_config('standard_conforming_strings', 'on', true),
    pg_catalog.set_config('backslash_quote', 'safe_encoding', true),
    pg_catalog.set_config('client_encoding', 'UTF8', true)`);

/**
 * Watches, in a transaction whose reading is pinned and whose number is known, that every statement leaves it so and
 * stays in it. What a DO does to either shows in the server's own answer (parameter status, transaction status, command
 * tag), so watching costs no round trip. Throws MUD-833 or MUD-834.
 */
export function watchTransaction(client: TargetClient, begun: string): HeldTransaction {
  let last: StatementPlace = { line: 0, label: '' };
  return {
    id: begun,
    afterStatement: (place, { command }) => {
      last = place;
      if (client.session().transaction !== 'open' || ENDS_IT.includes(command)) throw left(place);
      const setting = changedReading(client);
      if (setting) throw otherReading(place, setting);
    },
    beforeEnd: async () => {
      if ((await transactionId(client)) !== begun) throw left(last);
    },
  };
}

/** Pins the reading of the transaction that is open, and watches it: see `watchTransaction`. */
export async function holdTransaction(client: TargetClient): Promise<HeldTransaction> {
  const [row] = await client.rows<{ id: string }>(
    sql`select pg_catalog.txid_current()::text as id, ${PIN_READING}`,
  );
  return watchTransaction(client, row?.id ?? '');
}

/**
 * For a statement that runs by itself, outside a transaction: where the server takes a backslash for an escape, a
 * text that has one could be read otherwise than it was previewed, so it is not sent. Throws MUD-833.
 */
export function refuseOtherReading(client: TargetClient, place: StatementPlace, text: string): void {
  const setting = changedReading(client);
  if (setting && WITH_OTHER_READINGS.test(text)) throw otherReading(place, setting);
}
