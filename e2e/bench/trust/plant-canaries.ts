import '../../../lib/steps/registry';
import { OUTLINE } from '../../../lib/plan/outline';
import { findStep } from '../../../lib/plan/step-catalog';
import type { StepId } from '../../../lib/plan/step-id';
import { MudanzaError } from '../../../lib/platform/errors/mudanza-error';
import type { Migration } from '../../../lib/store/migrations';
import { openFields, type SecretField, wrongPastes } from './canary-set';
import { PRINT_ENV } from './canary-workspace';
import { driveStep, startStep, waitForEnd } from './drive-step';
import type { CanarySearch } from './search-canaries';

/** Filled in before; and steps that would ask the live Management API. */
const NOT_DRIVEN: ReadonlySet<StepId> = new Set(['target.credentials', 'project.create']);
const LOCAL: Readonly<Partial<Record<StepId, Record<string, unknown>>>> = {
  'target.credentials': { tlsMode: 'require' },
  'source.connection': { tlsMode: 'disable' },
  'tests.baseline': { command: PRINT_ENV },
  'tests.unit': { command: PRINT_ENV },
  'tests.integration': { command: PRINT_ENV },
  health: { waitSeconds: 0, liveUrl: 'http://127.0.0.1:1/live', readyUrl: 'http://127.0.0.1:1/ready' },
};

/** A whole connection string, understood, not understood, or in another notation. */
function connections(canary: string, host: string): string[] {
  return [
    `postgresql://postgres:${encodeURIComponent(canary)}@${host}/postgres`,
    `postgresql://postgres:${canary}@@:/x`,
    `host=${host.split(':')[0]} port=${host.split(':')[1]} password='${canary}' user=postgres dbname=postgres`,
    canary,
  ];
}

/** Sends each secret through the field it belongs to, in every notation, and lets the step run into what follows. */
async function plantInOwnFields(
  migration: Migration,
  fields: readonly SecretField[],
  host: string,
): Promise<void> {
  for (const stepId of new Set(fields.map((field) => field.stepId))) {
    if (stepId === 'project.create') continue;
    const own = fields.filter((field) => field.stepId === stepId);
    for (let notation = 0; notation < 4; notation += 1) {
      const values = own.map(({ field, canary }) => {
        if (/connection/i.test(field)) return [field, connections(canary, host)[3 - notation]];
        return [field, field === 'header' ? `Authorization: Bearer ${canary}` : canary];
      });
      await driveStep(migration.id, stepId, { ...LOCAL[stepId], ...Object.fromEntries(values) });
    }
  }
}

/** Pastes secrets into every field that is kept in plain; each has to be refused. Gives how many were pasted. */
async function plantInWrongFields(migration: Migration, search: CanarySearch): Promise<number> {
  let pasted = 0;
  for (const { stepId, field } of openFields()) {
    for (const { kind, canary, text } of wrongPastes()) {
      pasted += 1;
      search.add({ [`${kind} in ${stepId}.${field.name}`]: canary });
      try {
        await waitForEnd(await startStep(migration.id, stepId, { [field.name]: text }));
      } catch (error) {
        if (!(error instanceof MudanzaError)) throw error;
        search.look(
          `refusal in ${stepId}.${field.name}`,
          JSON.stringify([error.params, error.original, error.stack]),
        );
      }
    }
  }
  return pasted;
}

/** Plants in every step, then runs every step; mostly into failures. */
export async function plantInSteps(
  migration: Migration,
  fields: readonly SecretField[],
  host: string,
  search: CanarySearch,
): Promise<number> {
  await plantInOwnFields(migration, fields, host);
  const pasted = await plantInWrongFields(migration, search);
  for (const { id, onlyIn } of OUTLINE) {
    if (onlyIn === 'practice' || NOT_DRIVEN.has(id) || !findStep(id)) continue;
    await driveStep(migration.id, id, LOCAL[id]).catch((error: unknown) =>
      console.log(`  ${id}: ${String(error)}`),
    );
  }
  return pasted;
}
