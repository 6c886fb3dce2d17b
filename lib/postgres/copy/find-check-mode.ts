import { sql } from '../sql';
import { type CheckMode, QUIET } from './copy-chunk';
import type { CopyWriter } from './copy-session';

/** `replica` where the role may set it: the target then takes the rows without asking foreign keys and triggers. */
export async function findCheckMode(writer: CopyWriter): Promise<CheckMode> {
  try {
    // Two statements in one message are one transaction: what the first sets ends with it.
    await writer.script([QUIET, sql`select`]);
    return 'replica';
  } catch {
    return 'origin';
  }
}
