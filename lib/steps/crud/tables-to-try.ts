import type { StepContext } from '../../plan/step-context';
import { redTables } from './red-tables';

/**
 * The tables to try: those that are named, and with them every one that was red: naming fewer must not silence it. Empty
 * for all tables.
 */
export async function tablesToTry(ctx: StepContext, named: readonly string[]): Promise<string[]> {
  return named.length === 0 ? [] : [...new Set([...named, ...(await redTables(ctx))])];
}
