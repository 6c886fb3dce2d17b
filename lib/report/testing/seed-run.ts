import type { CriterionOutcome, Lifecycle } from '../../plan/run-event';
import type { RunStatus } from '../../plan/status';
import type { StepId } from '../../plan/step-id';
import { sql } from '../../postgres/sql';
import { query, stateClient } from '../../store/query';
import { appendEvents } from '../../store/run-events';
import { endRun, insertRun, type RunRow } from '../../store/runs';

export interface SeedRun {
  readonly migrationId: string;
  readonly stepId: StepId;
  readonly status?: RunStatus;
  readonly outcomes?: readonly CriterionOutcome[];
  readonly evidence?: unknown;
  readonly code?: string;
}

/** Writes the rows that a run leaves behind, as the runner writes them, without running anything. */
export async function seedRun(seed: SeedRun): Promise<RunRow> {
  const { migrationId, stepId, status = 'succeeded', outcomes = [], evidence = {} } = seed;
  const run = await insertRun(stateClient, {
    migrationId,
    stepId,
    action: 'run',
    input: {},
    sealedInput: null,
    confirmedBasis: null,
    acceptedHazards: [],
    undoes: null,
    requestedBy: 'Ana',
  });
  if (!run) throw new Error(`a run of ${stepId} is open already`);
  await query(sql`update run set runner = 'seed' where id = ${run.id}`);
  const deeds: Lifecycle[] = [
    { kind: 'started', runner: 'seed' },
    seed.code
      ? { kind: 'failed', error: { code: seed.code, params: {} } }
      : { kind: 'evidence', evidence, outcomes },
    { kind: 'ended', status },
  ];
  const events = deeds.map((data, index) => ({
    seq: index + 1,
    at: new Date(),
    stream: 'lifecycle' as const,
    level: 'info' as const,
    text: data.kind,
    data,
  }));
  await appendEvents(run.id, 'seed', events);
  await endRun(run.id, 'seed');
  return run;
}
