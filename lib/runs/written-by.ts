import type { RunView } from './derive-run';

/** What a run left, or was about to commit when it was broken off; null where it left neither. */
export function writtenBy({ evidence, ahead }: Pick<RunView, 'evidence' | 'ahead'>): unknown {
  return evidence ?? ahead ?? null;
}
