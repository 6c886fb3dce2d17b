import { z } from 'zod';
/** What a deploy needs to know of a statement. */
export interface DeployStatement {
  readonly text: string;
  /** Line in the operator's file, counted from 1. */
  readonly line: number;
  readonly label: string;
}

export const StatementTime = z.object({
  line: z.number(),
  label: z.string(),
  ms: z.number(),
});
export type StatementTime = z.infer<typeof StatementTime>;

export interface DeployHooks {
  readonly signal?: AbortSignal;
  /** Called after each statement with its index, its time in ms and the rows it touched. */
  readonly onStatement?: (index: number, ms: number, rows: number | null) => void;
}
