import type { Hazard } from '../../plan/step';

/** One statement that will be run, as data: no tree, so it can be stored and shown. */
export interface SchemaStatement {
  readonly text: string;
  /** Line in the operator's file, counted from 1. */
  readonly line: number;
  /** First words, for logs and lists: `create table public.users`. */
  readonly label: string;
  readonly hazards: readonly Hazard[];
  /** False for statements that Postgres refuses inside a transaction: they form the second part of a deploy. */
  readonly isTransactional: boolean;
}
