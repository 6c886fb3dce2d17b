import { statSync } from 'node:fs';
import { z } from 'zod';
import { detectWorkspace } from '../../backend/detect/detect-workspace';
import { findUrlSource } from '../../backend/detect/url-key';
import { adviseDriver } from '../../backend/drivers/advise-driver';
import { DRIVER_LABEL, type DriverId } from '../../backend/drivers/driver-id';
import { resolveInside, type Workspace } from '../../backend/files/workspace';
import { stepText } from '../../backend/journal/step-text';
import { say } from '../../i18n/message';
import { defineStep } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { backendStacks, doorsFrom, stackEvidence } from './backend-stacks';
import { chooseDriver, DRIVER_FIELD } from './choose-driver';
import { type Doors, doorsOf } from './doors';
import { type BackendDriverEvidence, backendDriverEvidence, DRIVER_CRITERIA } from './driver-evidence';
import { CONFIRMED_BY, ConfirmedBy, manualEvidence } from './manual';
import { journalOf, workspaceOf } from './workspace-of';
import { type EnvPlace, writtenEnv } from './written-env';

const Input = z.object({
  driver: z.string().default(''),
  envFile: z.string().trim().default(''),
  urlKey: z.string().trim().default(''),
  poolSize: z.coerce.number().int().min(1).max(200).default(10),
  confirmedBy: ConfirmedBy,
});
type Input = z.infer<typeof Input>;

/** Advice without a folder: the operator's word is the only evidence. */
function byHand(id: DriverId, doors: Doors, confirmedBy: string): BackendDriverEvidence {
  const advice = adviseDriver({ id, runtime: doors.runtime, migrations: doors.migrations });
  const text = `${advice.url}\n\n${advice.code}\n`;
  const instructions = [{ summary: say('backend.manual.driver'), text }];
  return { ...manualEvidence(instructions, confirmedBy), advice };
}

/** The env file as it was before the step that writes it: what its URL said of the program still holds. */
function oldEnv(ctx: StepContext, workspace: Workspace, { envFile, urlKey }: EnvPlace) {
  const exists = statSync(resolveInside(workspace, envFile), { throwIfNoEntry: false })?.isFile();
  const text = exists ? stepText(journalOf(ctx, workspace), 'backend.env', envFile).origin : '';
  return { text, urlKey: urlKey || findUrlSource(workspace, text).key };
}

async function run(ctx: StepContext, input: Input): Promise<BackendDriverEvidence> {
  const workspace = workspaceOf(ctx);
  const detected = workspace && detectWorkspace(workspace);
  const id = chooseDriver(input.driver, detected);
  const doors = await doorsOf(ctx, input.poolSize);
  ctx.log('info', say('backend.log.driver', { driver: DRIVER_LABEL[id], mode: doors.runtime.mode }));
  if (!workspace || !detected) return byHand(id, doors, input.confirmedBy);
  const env = await writtenEnv(ctx, workspace, input);
  const seen = doorsFrom(workspace, doors, oldEnv(ctx, workspace, env));
  const request = { workspace, doors: seen, ...env, poolSize: input.poolSize };
  const { stacks } = backendStacks(request);
  const chosen = stacks.find(({ advice }) => advice.id === id) ?? stackEvidence(request, id, detected);
  return { ...chosen, stacks, known: detected.known };
}

/** Which driver the backend uses, what it needs behind the observed door, and whether it has that already. */
export const backendDriver = defineStep({
  id: 'backend.driver',
  evidence: backendDriverEvidence,
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
