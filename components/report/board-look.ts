import type { Tone } from '@/lib/plan/status';
import type { BoardEntry } from '@/lib/report/report-schema';

/** How a success criterion's state is drawn; the word stands beside it. */
export const BOARD_LOOK = {
  pass: { tone: 'success', icon: 'check' },
  warn: { tone: 'warning', icon: 'alert' },
  fail: { tone: 'danger', icon: 'x' },
  waived: { tone: 'warning', icon: 'hand' },
  open: { tone: 'neutral', icon: 'circle' },
  skipped: { tone: 'neutral', icon: 'skip' },
} as const satisfies Record<BoardEntry['state'], { tone: Tone; icon: string }>;
