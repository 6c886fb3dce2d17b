import type { Node17 } from '@supabase/pg-parser/17/types';

/** One statement with its tree from the Postgres grammar; the tree is dropped once the rules have read it. */
export interface ParsedStatement {
  readonly text: string;
  /** Line of its first word in the file, counted from 1. */
  readonly line: number;
  readonly node: Node17;
  /** Byte at which the tree's places count it to begin: statements are parsed several at a time. */
  readonly base: number;
}
