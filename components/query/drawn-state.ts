import type { DehydratedState } from '@tanstack/react-query';

/** What a live part of a migration’s page begins with. */
export interface DrawnState {
  readonly migrationId: string;
  readonly state: DehydratedState;
}
