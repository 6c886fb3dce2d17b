import { clockJumps } from './clock-jumps';
import { diskIsFull } from './disk-is-full';
import { driveStep } from './drive-step';
import { manyRuns } from './many-runs';
import { playScenarios, type ScenarioFigures } from './scenario';
import { Stage } from './stage';
import { stateKilled } from './state-killed';
import { stoppedInTheMiddle } from './stopped-in-the-middle';
import { networkCut, targetKilled } from './target-killed';
import { waitUntil } from './wait-until';

/** What a deploy stands on. */
async function prepareDeploy(migrationId: string): Promise<void> {
  for (const stepId of ['connection', 'schema.preview'] as const) await driveStep(migrationId, stepId);
}

function sum(all: readonly ScenarioFigures[]): ScenarioFigures {
  return {
    attacks: all.reduce((total, { attacks }) => total + attacks, 0),
    held: all.reduce((total, { held }) => total + held, 0),
  };
}

async function onStage(
  port: number,
  play: (stage: Stage) => Promise<ScenarioFigures>,
): Promise<ScenarioFigures> {
  const stage = await Stage.open(port);
  try {
    return await play(stage);
  } finally {
    await stage.close();
  }
}

/** The target killed, and the network to it cut, in the middle of what writes to it. */
export function benchTargetFaults(port: number): Promise<ScenarioFigures> {
  return onStage(port, async (stage) => {
    const first = await stage.practice();
    await prepareDeploy(first.id);
    const killed = await playScenarios(targetKilled(first.id));
    const second = await stage.practice();
    await prepareDeploy(second.id);
    const cut = await networkCut(second.id);
    await prepareDeploy(cut.migrationId);
    const figures = await playScenarios(cut.scenarios);
    cut.close();
    return sum([killed, figures]);
  });
}

/** The state killed, the product stopped in the middle of a run, and many runs in one migration. */
export function benchStateFaults(port: number): Promise<ScenarioFigures> {
  return onStage(port, async (stage) => {
    const { id } = await stage.practice();
    for (const stepId of ['connection', 'schema.preview', 'schema.deploy'] as const)
      await driveStep(id, stepId);
    const ready = () => waitUntil(async () => (await stage.page('/readyz')).status === 200, 30_000);
    const scenarios = [...stateKilled(stage, id), stoppedInTheMiddle(stage, id), manyRuns(stage)];
    return playScenarios(scenarios, ready);
  });
}

/** Faults of the machine, each on a product of its own: its disk, its clock. */
export function benchMachineFaults(port: number): Promise<ScenarioFigures> {
  return playScenarios([diskIsFull(port), clockJumps(port + 1)]);
}
