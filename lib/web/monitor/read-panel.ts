import type { TargetClient } from '../../postgres/target-client';
import { cacheCard } from './cache-card';
import { connectionCard } from './connection-card';
import { longestQueryCard } from './longest-query-card';
import { CARD_LIMIT_MS, readCard } from './read-card';
import { type SizeLimit, sizeCard, sizeLimitOf } from './size-card';
import { statementsCard } from './statements-card';

export interface PanelOptions {
  /** Opens a connection, lends it and closes it. */
  readonly connect: <T>(use: (client: TargetClient) => Promise<T>) => Promise<T>;
  /** ms that each card may take on the server. */
  readonly cardLimitMs?: number;
  /** The free plan's unless told. */
  readonly sizeLimit?: SizeLimit;
}

const FREE = sizeLimitOf({ compute: 'nano', diskGb: 0 });

/**
 * Reads the panel over one connection, card after card, so that watching costs the target one connection. Throws
 * only when there is no connection at all.
 */
export async function readPanel({ connect, cardLimitMs = CARD_LIMIT_MS, sizeLimit = FREE }: PanelOptions) {
  return connect(async (client) => ({
    at: Date.now(),
    connections: await readCard(client, connectionCard, cardLimitMs),
    longestQuery: await readCard(client, longestQueryCard, cardLimitMs),
    size: await readCard(client, sizeCard(sizeLimit), cardLimitMs),
    cache: await readCard(client, cacheCard, cardLimitMs),
    statements: await readCard(client, statementsCard, cardLimitMs),
  }));
}

/** What the monitoring panel shows, each card by itself. */
export type MonitorPanel = Awaited<ReturnType<typeof readPanel>>;
