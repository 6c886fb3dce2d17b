/** What the proxy adds, in ms: the same one way and back for every chunk, and something per query, by its number. */
export interface DelayPlan {
  readonly oneWay: number;
  readonly kind: 'none' | 'constant' | 'bimodal' | 'stalls';
}

/** The delay of the query with that number (from 0 on each connection): known beforehand, so it can be looked for. */
export function delayOf({ kind }: DelayPlan, query: number): number {
  if (kind === 'constant') return 20;
  if (kind === 'bimodal') return query % 4 === 3 ? 80 : 10;
  if (kind === 'stalls') return query % 100 === 99 ? 500 : 0;
  return 0;
}
