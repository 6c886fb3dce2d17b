import type { StepState } from '@/lib/plan/status';

/** A migration in the list, its words in the viewer’s language. */
export interface MigrationRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'practice' | 'supabase';
  readonly kindName: string;
  readonly created: string;
  /** ms since the epoch. */
  readonly createdAt: number;
  readonly done: number;
  readonly total: number;
  readonly progress: string;
  /** The state that somebody has to look at first, if any. */
  readonly loud: StepState | null;
  readonly next: string;
}
