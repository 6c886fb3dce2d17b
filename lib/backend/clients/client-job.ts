import { z } from 'zod';

/** Work for a real client in a process of its own. Sent over stdin, so that no secret is seen in a process list. */
export interface ClientJob {
  readonly url: string;
  /** `naive`: as the driver comes; `advised`: with the settings that Mudanza gives for transaction mode. */
  readonly settings: 'naive' | 'advised';
  /** Absolute path of the CA's PEM, for drivers that take it by code; null where the URL says all. */
  readonly caFile: string | null;
  /** Clients at the same time, and transactions of each. */
  readonly clients: number;
  readonly transactions: number;
  /** Queries of one row and one column, asked once before the load. */
  readonly queries: readonly string[];
  /** More than the load: a word that the client knows. */
  readonly task?: string;
  /** For drivers that take them beside the URL. */
  readonly login?: { readonly user: string; readonly password: string };
}

export const ClientResult = z.object({
  /** Answers to the queries, as text. */
  answers: z.array(z.string()),
  /** Transactions that were committed. */
  committed: z.number().int(),
  failed: z.number().int(),
  /** Different error texts, the commonest first. */
  errors: z.array(z.string()),
  driver: z.string(),
  /** Of the driver, where the client says it. */
  version: z.string().optional(),
});
export type ClientResult = z.infer<typeof ClientResult>;
