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
  /** Name of a lucide icon; `components/ui/status-icon.tsx` maps it. */
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

/** Every state a step of the checklist can be in: what its runs, its needs and its operator made of it. */
export const STEP_STATES = [
  'not-started',
  'blocked',
  'ready',
  'running',
  'waiting',
  'succeeded',
  'warned',
  'failed',
  'skipped',
  'cancelled',
  'interrupted',
  'stale',
  'undone',
] as const;
export type StepState = (typeof STEP_STATES)[number];

interface StepLook {
  readonly tone: Tone;
  /** Name of a lucide icon; `components/ui/status-icon.tsx` maps it. */
  readonly icon: StatusLook['icon'] | 'circle' | 'lock' | 'play' | 'hand' | 'skip' | 'history' | 'undo';
  /** True when nothing more has to happen for the step to count as done. */
  readonly isDone: boolean;
}

export const STEP_STATE_LOOK: Record<StepState, StepLook> = {
  'not-started': { tone: 'neutral', icon: 'circle', isDone: false },
  blocked: { tone: 'neutral', icon: 'lock', isDone: false },
  ready: { tone: 'info', icon: 'play', isDone: false },
  running: { tone: 'info', icon: 'loader', isDone: false },
  waiting: { tone: 'warning', icon: 'hand', isDone: false },
  succeeded: { tone: 'success', icon: 'check', isDone: true },
  warned: { tone: 'warning', icon: 'alert', isDone: true },
  failed: { tone: 'danger', icon: 'x', isDone: false },
  skipped: { tone: 'neutral', icon: 'skip', isDone: true },
  cancelled: { tone: 'neutral', icon: 'ban', isDone: false },
  interrupted: { tone: 'danger', icon: 'unplug', isDone: false },
  stale: { tone: 'warning', icon: 'history', isDone: false },
  undone: { tone: 'neutral', icon: 'undo', isDone: false },
};
