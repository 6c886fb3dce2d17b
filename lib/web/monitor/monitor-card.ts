import type { Message } from '../../i18n/message';
import type { TargetClient } from '../../postgres/target-client';

/** What one card of the panel shows: its data, or why there is none. */
export type CardResult<Data> =
  | { readonly isAvailable: true; readonly data: Data; readonly alert: Message | null }
  | { readonly isAvailable: false; readonly reason: Message };

/** A card reads by itself: when its query is slow or refused, the others are not touched. */
export interface MonitorCard<Data> {
  readonly id: string;
  readonly read: (client: TargetClient) => Promise<CardResult<Data>>;
}

/** Share of a limit at which it is near. */
export const NEAR = 0.8;
