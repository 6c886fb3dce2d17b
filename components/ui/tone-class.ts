import type { Tone } from '@/lib/plan/status';

/** Background, text and border of a tone, for badges and callouts. */
export const TONE_CLASS: Record<Tone, string> = {
  neutral: 'bg-neutral-bg text-neutral-fg border-neutral-border',
  info: 'bg-info-bg text-info-fg border-info-border',
  success: 'bg-success-bg text-success-fg border-success-border',
  warning: 'bg-warning-bg text-warning-fg border-warning-border',
  danger: 'bg-danger-bg text-danger-fg border-danger-border',
};
