import { statSync } from 'node:fs';
import { z } from 'zod';
import { detectWorkspace } from '../../backend/detect/detect-workspace';
import { findForeignUrls } from '../../backend/detect/foreign-urls';
import { type SettingsFacts, settingsFacts } from '../../backend/detect/settings-facts';
import { sourceFiles } from '../../backend/detect/source-files';
import { adviseDriver } from '../../backend/drivers/advise-driver';
import type { DriverId } from '../../backend/drivers/driver-id';
import { findStack } from '../../backend/drivers/find-stack';
import { resolveInside, type Workspace } from '../../backend/files/workspace';
import { say } from '../../i18n/message';
import { defineStep } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { chooseDriver, DRIVER_FIELD } from './choose-driver';
import { doorsOf } from './doors';
import { DRIVER_CRITERIA, type DriverEvidence } from './driver-evidence';
import { CONFIRMED_BY, ConfirmedBy, type ManualEvidence, manualEvidence } from './manual';
import { workspaceOf } from './workspace-of';
import { writtenEnv } from './written-env';

export type BackendDriverEvidence = DriverEvidence | (ManualEvidence & Pick<DriverEvidence, 'advice'>);

const Input = z.object({
  driver: z.string().default(''),
  envFile: z.string().trim().default(''),
  urlKey: z.string().trim().default(''),
  poolSize: z.coerce.number().int().min(1).max(200).default(10),
  confirmedBy: ConfirmedBy,
});
type Input = z.infer<typeof Input>;

type Env = Awaited<ReturnType<typeof writtenEnv>>;

function factsOf(workspace: Workspace, { envFile, urlKey }: Env, id: DriverId): SettingsFacts | null {
  const exists = statSync(resolveInside(workspace, envFile), { throwIfNoEntry: false })?.isFile();
  return exists ? settingsFacts(workspace, envFile, urlKey, findStack(id).pool) : null;
}

/** Everything but the line that was judged already and the one for the migrations tool. */
function foreignOf(
  workspace: Workspace,
  file: string,
  places: readonly string[],
  facts: SettingsFacts | null,
) {
  const lines = facts?.url ? [facts.url.line] : [];
  return findForeignUrls(workspace, places, { file, lines });
}

async function run(ctx: StepContext, input: Input): Promise<BackendDriverEvidence> {
  const workspace = workspaceOf(ctx);
  const detected = workspace && detectWorkspace(workspace);
  const id = chooseDriver(input.driver, detected);
  const { runtime, isObserved, migrations, password, migrationsPassword } = await doorsOf(
    ctx,
    input.poolSize,
  );
  const advice = adviseDriver({
    id,
    runtime,
    migrations,
    hasPercent: [password, migrationsPassword].some((secret) => encodeURIComponent(secret).includes('%')),
    ...(workspace && { sources: { workspace, files: sourceFiles(workspace) } }),
  });
  ctx.log('info', say('backend.log.driver', { driver: advice.label, mode: runtime.mode }));
  if (!workspace) {
    const text = `${advice.url}\n\n${advice.code}\n`;
    const instructions = [{ summary: say('backend.manual.driver'), text }];
    return { ...manualEvidence(instructions, input.confirmedBy), advice };
  }
  const seen = detected?.drivers.find((driver) => driver.id === id);
  const { host, port, tls } = runtime.endpoint;
  const places = [runtime, ...(migrations ? [migrations] : [])].map(
    ({ endpoint: at }) => `${at.host}:${at.port}`,
  );
  const env = await writtenEnv(ctx, workspace, input);
  const facts = factsOf(workspace, env, id);
  return {
    kind: 'done',
    advice,
    version: seen?.version ?? null,
    from: seen ? `${seen.file}:${seen.line}` : null,
    mode: runtime.mode,
    isModeObserved: isObserved,
    tlsMode: tls.mode,
    target: `${host}:${port}`,
    facts,
    foreign: foreignOf(workspace, env.envFile, places, facts),
    poolSize: input.poolSize,
  };
}

/** Which driver the backend uses, what it needs behind the observed door, and whether it has that already. */
export const backendDriver = defineStep<Input, BackendDriverEvidence>({
  id: 'backend.driver',
  input: Input,
  fields: [
    DRIVER_FIELD,
    { name: 'envFile', kind: 'text', label: 'backend.field.envFile', help: 'backend.field.envFileFound' },
    {
      name: 'urlKey',
      kind: 'text',
      label: 'backend.field.urlKey',
      help: 'backend.field.urlKeyHelp',
      isAdvanced: true,
    },
    {
      name: 'poolSize',
      kind: 'number',
      label: 'backend.field.poolSize',
      help: 'backend.field.poolSizeHelp',
      initial: 10,
    },
    CONFIRMED_BY,
  ],
  needs: ['target.credentials', 'backend.env'],
  looksAt: ['connection'],
  run,
  criteria: DRIVER_CRITERIA,
});
