/** Every state a run can be in, with what the screens need to show it. No status literal lives elsewhere. */
export const RUN_STATUSES = [
  'queued',
  'running',
  'cancelling',
  'succeeded',
  'warned',
  'failed',
  'cancelled',
  'interrupted',
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

interface StatusLook {
  readonly tone: Tone;
  /** Name of a lucide icon; `components/ui/status-badge.tsx` maps it. */
  readonly icon: 'clock' | 'loader' | 'check' | 'alert' | 'x' | 'ban' | 'unplug';
  readonly isTerminal: boolean;
}

export const RUN_STATUS_LOOK: Record<RunStatus, StatusLook> = {
  queued: { tone: 'neutral', icon: 'clock', isTerminal: false },
  running: { tone: 'info', icon: 'loader', isTerminal: false },
  cancelling: { tone: 'warning', icon: 'loader', isTerminal: false },
  succeeded: { tone: 'success', icon: 'check', isTerminal: true },
  warned: { tone: 'warning', icon: 'alert', isTerminal: true },
  failed: { tone: 'danger', icon: 'x', isTerminal: true },
  cancelled: { tone: 'neutral', icon: 'ban', isTerminal: true },
  interrupted: { tone: 'danger', icon: 'unplug', isTerminal: true },
};
