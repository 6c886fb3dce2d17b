import type { Tone } from '@/lib/plan/status';
import type { Verdict } from '@/lib/plan/step';

/** How a criterion's answer is drawn: tone and icon; the word stands beside them. */
export const VERDICT_LOOK = {
  pass: { tone: 'success', icon: 'check' },
  warn: { tone: 'warning', icon: 'alert' },
  fail: { tone: 'danger', icon: 'x' },
  unchecked: { tone: 'neutral', icon: 'circle' },
} as const satisfies Record<Verdict, { tone: Tone; icon: string }>;
