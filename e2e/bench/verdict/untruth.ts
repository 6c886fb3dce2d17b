import type { BoardId } from '../../../lib/plan/report-ids';
import type { RowFacts } from '../../../lib/report/evidence/rows';
import type { Report } from '../../../lib/report/report-schema';
import type { Walked, WalkedOptions } from './walked';

/** A migration with one thing that is not as it should be, and what the report then has to say. */
export interface Untruth {
  readonly name: string;
  readonly options?: WalkedOptions;
  /** Before the walk, e.g. in the source. */
  readonly before?: (walked: Walked) => Promise<unknown>;
  /** After it; named persons have stated what only persons can by then. */
  readonly plant?: (walked: Walked) => Promise<unknown>;
  /** What nobody states. */
  readonly unstated?: readonly BoardId[];
  readonly verdict: Report['verdict']['status'];
  readonly board?: Partial<Record<BoardId, Report['board'][number]['state']>>;
  readonly rows?: RowFacts['state'];
  /** Has to stand on the first page, in both languages. */
  readonly names?: readonly string[];
}
