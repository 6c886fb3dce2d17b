const MINUTE = 60_000;

/** How far back the history is looked at, and in stretches of which length: never more than 241 points. */
export const RANGES = {
  '15m': { lengthMs: 15 * MINUTE, slotMs: MINUTE / 4 },
  '6h': { lengthMs: 360 * MINUTE, slotMs: 1.5 * MINUTE },
  '7d': { lengthMs: 7 * 24 * 60 * MINUTE, slotMs: 42 * MINUTE },
} as const;
export type RangeId = keyof typeof RANGES;
export const RANGE_IDS = ['15m', '6h', '7d'] as const satisfies readonly RangeId[];
