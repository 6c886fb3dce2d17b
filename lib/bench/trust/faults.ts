import { closePool } from '../../store/pool';
import { clockJumps } from './clock-jumps';
import { diskIsFull } from './disk-is-full';
import { driveStep } from './drive-step';
import { manyRuns } from './many-runs';
import { playScenarios, type ScenarioFigures } from './scenario';
import { Stage } from './stage';
import { stateKilled } from './state-killed';
import { stoppedInTheMiddle } from './stopped-in-the-middle';
import { networkCut, targetKilled } from './target-killed';

/** What a deploy stands on. */
async function prepareDeploy(migrationId: string): Promise<void> {
  for (const stepId of ['connection', 'schema.preview'] as const) await driveStep(migrationId, stepId);
}

/** Faults of servers and network, on one product: state and target killed, network cut, stopped, many runs. */
export async function benchServerFaults(port: number): Promise<ScenarioFigures> {
  const stage = await Stage.open(port);
  try {
    const first = await stage.practice();
    await prepareDeploy(first.id);
    const killed = await playScenarios(targetKilled(first.id));
    const second = await stage.practice();
    await prepareDeploy(second.id);
    const cut = await networkCut(second.id);
    await prepareDeploy(cut.migrationId);
    const cutFigures = await playScenarios(cut.scenarios);
    cut.close();
    const rest = await playScenarios([
      ...stateKilled(stage, first.id),
      stoppedInTheMiddle(stage, first.id),
      manyRuns(stage),
    ]);
    const all = [killed, cutFigures, rest];
    return {
      scenarios: all.reduce((sum, { scenarios }) => sum + scenarios, 0),
      held: all.reduce((sum, { held }) => sum + held, 0),
    };
  } finally {
    await stage.close();
    await closePool().catch(() => undefined);
  }
}

/** Faults of the machine, each on a product of its own: its disk, its clock. */
export function benchMachineFaults(port: number): Promise<ScenarioFigures> {
  return playScenarios([diskIsFull(port), clockJumps(port + 1)]);
}
