import { MigrationSettings } from '../../plan/migration-settings';
import { STEP_IDS } from '../../plan/step-id';
import { refuseSecrets } from '../../platform/vault/refuse-secrets';
import { writeAudit } from '../../store/audit';
import { updateSettings } from '../../store/migrations';
import { type StateClient, transaction } from '../../store/query';
import { insertSkip, withdrawSkip } from '../../store/step-skips';
import type { PlanFile } from './plan-schema';

/** The settings that a plan asks for. */
export function settingsOf({ settings, estimates, steps }: PlanFile): MigrationSettings {
  const inputs = Object.fromEntries(
    Object.entries(steps).flatMap(([id, plan]) =>
      plan && Object.keys(plan.input).length > 0 ? [[id, plan.input] as const] : [],
    ),
  );
  return MigrationSettings.parse({ ...settings, estimates, inputs });
}

async function applySkips(
  client: StateClient,
  migrationId: string,
  plan: PlanFile,
  by: string,
): Promise<void> {
  for (const stepId of STEP_IDS) {
    const reason = plan.steps[stepId]?.skip;
    await withdrawSkip(client, migrationId, stepId);
    if (reason) await insertSkip(client, { migrationId, stepId, reason, by });
  }
}

/** Throws MUD-830 for a secret in a value of a plan: quoted in YAML it would have looked otherwise. */
async function refuseInputs({ steps }: PlanFile): Promise<void> {
  for (const [id, plan] of Object.entries(steps)) {
    const texts = Object.entries(plan?.input ?? {}).map(([name, value]) => ({
      field: `${id}.${name}`,
      text: String(value),
    }));
    await refuseSecrets([...texts, { field: `${id}.skip`, text: plan?.skip ?? '' }]);
  }
}

/**
 * Sets a migration to a plan, all or nothing: settings, estimates, inputs and what is left out. Throws MUD-830 when a
 * value holds a secret.
 */
export async function importPlan(migrationId: string, plan: PlanFile, by: string): Promise<void> {
  await refuseInputs(plan);
  return transaction(async (client) => {
    await updateSettings(migrationId, settingsOf(plan), client);
    await applySkips(client, migrationId, plan, by);
    const detail = { name: plan.name, steps: Object.keys(plan.steps).length };
    await writeAudit(client, { migrationId, actor: by, deed: 'plan.import', detail });
  });
}
