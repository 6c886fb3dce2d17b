import '../../../lib/steps/registry';
import { setTimeout as sleep } from 'node:timers/promises';
import { findStep } from '../../../lib/plan/step-catalog';
import type { StepId } from '../../../lib/plan/step-id';
import { createMigration } from '../../../lib/runs/create-migration';
import type { RunView } from '../../../lib/runs/derive-run';
import { practiceDatabase } from '../../../lib/runs/prepare-migration';
import { credentialsFor } from '../../../lib/runs/step-clients';
import { clusterHome } from '../../../lib/servers/embedded/cluster-home';
import { readPostmaster } from '../../../lib/servers/embedded/postmaster';
import { storeConnection } from '../../../lib/store/connections';
import { readEvents } from '../../../lib/store/run-events';
import { openSecrets, storeSecret } from '../../../lib/store/secrets';
import { type CutProxy, cutProxy } from '../cut-proxy';
import { checkState, readTarget } from './check-invariants';
import { driveStep, startStep, waitForEnd } from './drive-step';
import type { Scenario } from './scenario';
import { waitUntil } from './wait-until';

interface Place {
  readonly migrationId: string;
  /** Makes the fault. */
  readonly strike: () => void;
  /** Brings the servers back where they do not come back by themselves. */
  readonly mend: () => Promise<unknown>;
}

/** The preview of a step; asked again while the servers of the last fault are still coming up. */
async function previewOnceUp(migrationId: string, stepId: StepId): Promise<RunView> {
  for (let tries = 1; ; tries += 1) {
    const view = await waitForEnd(await startStep(migrationId, stepId, {}, 'preview'));
    if (view.preview || tries === 20) return view;
    await sleep(500);
  }
}

/** Starts the step and strikes `delay` ms after its first line. */
async function strikeDuring({ migrationId, strike }: Place, stepId: StepId, delay: number): Promise<RunView> {
  const preview = findStep(stepId)?.preview ? await previewOnceUp(migrationId, stepId) : null;
  const runId = await startStep(migrationId, stepId, {}, 'run', preview?.id);
  await waitUntil(async () => (await readEvents(runId)).some(({ stream }) => stream !== 'lifecycle'), 20_000);
  await sleep(delay);
  strike();
  return waitForEnd(runId);
}

const said = (view: RunView) => view.error?.code ?? view.status;

/** Fault in the middle of a deploy, then in the middle of CRUD, at several moments; then both run to their end. */
function during(what: string, place: Place): Scenario[] {
  const play =
    (stepId: 'schema.deploy' | 'crud', delays: readonly number[]): Scenario['run'] =>
    async (note, wrong) => {
      const codes: string[] = [];
      for (const delay of delays) {
        const view = await strikeDuring(place, stepId, delay);
        codes.push(said(view));
        await place.mend();
        if (view.error?.code === 'MUD-001' || view.error?.code === 'MUD-810')
          wrong(`not named: ${view.error.code}`);
        const { tables } = await readTarget(place.migrationId);
        if (tables !== 0 && tables !== 6) wrong(`half a schema after ${delay} ms: ${tables} tables`);
        if (stepId === 'schema.deploy' && tables === 6) break;
      }
      note(`said ${codes.join(', ')}`);
      const view = await driveStep(place.migrationId, stepId);
      if (view.error) wrong(`run again: ${view.error.code} ${view.error.original ?? ''}`);
      const { tables, rows } = await readTarget(place.migrationId);
      if (tables !== 6) wrong(`${tables} tables at the end`);
      if (rows !== 0) wrong(`${rows} rows left over`);
      for (const one of await checkState({ signOffs: 0 })) wrong(one);
    };
  return [
    { name: `${what} in the middle of a deploy`, run: play('schema.deploy', [0, 20, 60, 120]) },
    { name: `${what} in the middle of CRUD`, run: play('crud', [20, 150, 400]) },
  ];
}

/** kill -9 of the practice target. It is up again, at its port, when the next step of the migration needs it. */
export function targetKilled(migrationId: string): Scenario[] {
  return during('target killed', {
    migrationId,
    strike: () => {
      const pid = readPostmaster(clusterHome('practice-target'))?.pid;
      if (pid) process.kill(pid, 'SIGKILL');
    },
    mend: () => driveStep(migrationId, 'practice.lab'),
  });
}

/** A migration to the same kind of target, through proxies whose connections are all cut at once. */
export async function networkCut(
  practiceId: string,
): Promise<{ migrationId: string; scenarios: Scenario[]; close: () => void }> {
  const secret = async (name: Parameters<Parameters<typeof credentialsFor>[0]['secret']>[0]) =>
    (await openSecrets(practiceId)).get(name) ?? null;
  const { id } = await createMigration({ name: 'Cut', kind: 'supabase', by: 'bench' });
  const proxies: CutProxy[] = [];
  for (const role of ['target', 'session'] as const) {
    const known = await credentialsFor({ migrationId: practiceId, secret }, role);
    if (!known) throw new Error(`the practice migration has no ${role}`);
    const proxy = await cutProxy(known.endpoint.port);
    proxies.push(proxy);
    await storeConnection(id, role, {
      ...known.endpoint,
      port: proxy.port,
      database: practiceDatabase(practiceId),
    });
    await storeSecret(id, `${role}.password`, known.password);
  }
  const place: Place = {
    migrationId: id,
    strike: () => {
      for (const proxy of proxies) proxy.cut();
    },
    mend: async () => undefined,
  };
  return {
    migrationId: id,
    scenarios: during('network cut', place),
    close: () => {
      for (const proxy of proxies) proxy.close();
    },
  };
}
