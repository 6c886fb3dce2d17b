import type { LogEvent } from './log-event';

/** Address of a run’s stream, resuming after the last event that arrived. */
export function runEventsUrl(runId: string, lastSeq: number, waiting: readonly LogEvent[]): string {
  const after = waiting.reduce((seq, event) => Math.max(seq, event.seq), lastSeq);
  return `/api/runs/${encodeURIComponent(runId)}/events?after=${after}`;
}
