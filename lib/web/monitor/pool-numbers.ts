import type { Message } from '../../i18n/message';

/** One pool of a PgBouncer, as `SHOW POOLS` tells. */
export interface Pool {
  readonly database: string;
  readonly user: string;
  readonly mode: string;
  readonly clientsActive: number;
  readonly clientsWaiting: number;
  readonly serversActive: number;
  readonly serversIdle: number;
  /** Seconds that the client at the head of the queue has waited. */
  readonly longestWait: number;
}

/** Sessions of the server by the name that their program gave: under a pooler, these are the pooler's. */
export interface ProgramSessions {
  readonly program: string;
  readonly total: number;
  readonly active: number;
  readonly idle: number;
  readonly idleInTransaction: number;
}

/** What is known of the pools: the pooler's own word, or what the server sees of it and why it is only that. */
export type PoolNumbers =
  | {
      readonly from: 'pooler';
      readonly pools: readonly Pool[];
      readonly clients: number;
      /** Clients that the pooler takes; null where it does not say. */
      readonly limit: number | null;
    }
  | { readonly from: 'server'; readonly because: Message; readonly programs: readonly ProgramSessions[] };
