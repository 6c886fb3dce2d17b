import { say } from '../../i18n/message';
import type { TargetClient } from '../../postgres/target-client';
import type { CardResult, MonitorCard } from './monitor-card';

/** ms that a card may take on the server unless told. */
export const CARD_LIMIT_MS = 3_000;

/** A card in a read-only transaction of its own; what Postgres refuses becomes its reason. */
export async function readCard<Data>(
  client: TargetClient,
  card: MonitorCard<Data>,
  limitMs: number,
): Promise<CardResult<Data>> {
  try {
    const settings = { readOnly: true, statementTimeout: limitMs, lockTimeout: limitMs };
    return await client.rolledBack(() => card.read(client), settings);
  } catch (error) {
    const original = error instanceof Error ? error.message : String(error);
    return { isAvailable: false, reason: say('testing.monitor.refused', { original }) };
  }
}
