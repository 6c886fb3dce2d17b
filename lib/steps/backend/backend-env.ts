import { statSync } from 'node:fs';
import { z } from 'zod';
import { detectWorkspace } from '../../backend/detect/detect-workspace';
import { envFileOf } from '../../backend/detect/env-file-of';
import { poolKeysOf } from '../../backend/detect/pool-keys';
import { askedParts, findUrlSource } from '../../backend/detect/url-key';
import { DRIVER_LABEL, type DriverId } from '../../backend/drivers/driver-id';
import type { PoolingMode } from '../../backend/drivers/driver-stack';
import { findStack } from '../../backend/drivers/find-stack';
import { type EnvEdit, editEnv } from '../../backend/env-file/edit-env';
import { envDiff } from '../../backend/env-file/env-diff';
import { envValues } from '../../backend/env-file/env-values';
import { keysOfOldServers, type ServerAddress, serversIn } from '../../backend/env-file/old-server';
import { partValues } from '../../backend/env-file/part-keys';
import { readEnv } from '../../backend/env-file/read-env';
import { readText } from '../../backend/files/read-text';
import { sha256 } from '../../backend/files/sha256';
import { resolveInside, type Workspace } from '../../backend/files/workspace';
import { isIgnored } from '../../backend/git/is-ignored';
import { fileState } from '../../backend/journal/file-state';
import { recordWrite } from '../../backend/journal/record-write';
import { stepText } from '../../backend/journal/step-text';
import { say } from '../../i18n/message';
import type { EnvEvidence } from '../../plan/evidence/backend-env-evidence';
import { backendEnvEvidence } from '../../plan/evidence/backend-env-evidence';
import { previewBasis } from '../../plan/preview-basis';
import { type Action, defineStep, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { classifyEndpoint } from '../../postgres/address/classify-endpoint';
import { doorsFrom } from './backend-stacks';
import { chooseDriver, DRIVER_FIELD } from './choose-driver';
import { CA_FILE, caOf, doorsOf } from './doors';
import { ENV_CRITERIA } from './env-evidence';
import { CONFIRMED_BY, ConfirmedBy } from './manual';
import { fileUndo } from './undo-files';
import { type Place, workspaceStep } from './workspace-step';

const Input = z.object({
  envFile: z.string().trim().default(''),
  driver: z.string().default(''),
  urlKey: z
    .string()
    .trim()
    .regex(/^(?:[A-Za-z_]\w*)?$/)
    .default(''),
  poolSize: z.coerce.number().int().min(1).max(200).default(10),
  maxOverflow: z.coerce.number().int().min(0).max(200).default(10),
  confirmedBy: ConfirmedBy,
});
type Input = z.infer<typeof Input>;

interface Change {
  readonly envFile: string;
  readonly urlKey: string;
  readonly driver: DriverId;
  readonly mode: PoolingMode;
  readonly isModeObserved: boolean;
  readonly before: string | null;
  readonly after: string;
  readonly edits: readonly EnvEdit[];
  readonly values: Readonly<Record<string, string>>;
  /** PEM for CA_FILE, or null when there is none to write. */
  readonly ca: string | null;
  readonly diff: string;
}

function currentText(workspace: Workspace, path: string): string | null {
  const exists = statSync(resolveInside(workspace, path), { throwIfNoEntry: false }) !== undefined;
  return exists ? readText(workspace, path) : null;
}

/** Instructions are evidence, so they hold words where the secrets go. */
function placeholders(anonKey: string | null, serviceKey: string | null) {
  return {
    password: 'YOUR-PASSWORD',
    migrationsPassword: 'YOUR-PASSWORD',
    anonKey: anonKey && 'YOUR-ANON-KEY',
    serviceKey: serviceKey && 'YOUR-SERVICE-KEY',
  };
}

async function changeOf(ctx: StepContext, input: Input, workspace: Workspace | null): Promise<Change> {
  const facts = workspace && detectWorkspace(workspace);
  const driver = chooseDriver(input.driver, facts);
  const plain = await doorsOf(ctx, input.poolSize);
  const { ref } = classifyEndpoint(plain.runtime.endpoint);
  const anonKey = await ctx.secret('supabase.anonKey');
  const serviceKey = await ctx.secret('supabase.serviceKey');
  const envFile = envFileOf(workspace, input.envFile);
  const before = workspace && currentText(workspace, envFile);
  const source = workspace && findUrlSource(workspace, before);
  const urlKey = input.urlKey || (source?.key ?? 'DATABASE_URL');
  const old = { text: before ?? '', urlKey };
  const doors = workspace ? doorsFrom(workspace, plain, old) : plain;
  const { endpoint, mode } = doors.runtime;
  const stack = findStack(driver);
  const poolKeys = workspace && poolKeysOf(workspace, stack.pool, { file: envFile, text: before ?? '' });
  const planned = envValues({
    ...doors,
    ...input,
    urlKey,
    ...(poolKeys && { poolKeys }),
    stack,
    projectUrl: ref && `https://${ref}.supabase.co`,
    anonKey,
    serviceKey,
    ...(workspace ? {} : placeholders(anonKey, serviceKey)),
  });
  const parts = { ...endpoint, port: String(endpoint.port), password: doors.password };
  const values = { ...partValues(readEnv(before ?? ''), parts, askedParts(source)), ...planned };
  const { text: after, edits } = editEnv(before ?? '', values);
  const written = new Set(edits.flatMap((edit) => [edit.key, edit.editedKey]));
  const diff = envDiff({ path: envFile, before: before ?? '', after, written });
  const ca = endpoint.tls.mode.startsWith('verify') ? caOf(endpoint) : null;
  return {
    envFile,
    urlKey,
    driver,
    mode,
    isModeObserved: doors.isObserved,
    before,
    after,
    edits,
    values,
    ca,
    diff,
  };
}

async function instructions(ctx: StepContext, input: Input) {
  const change = await changeOf(ctx, input, null);
  return [
    { summary: say('backend.manual.env'), text: change.after },
    ...(change.ca ? [{ summary: say('backend.manual.ca', { path: CA_FILE }), text: change.ca }] : []),
  ];
}

function actionsOf({ envFile, ca, diff }: Change): Action[] {
  return [
    ...(ca
      ? [{ summary: say('backend.action.ca', { path: CA_FILE }), hazards: ['CHANGES_FILES' as const] }]
      : []),
    {
      summary: say('backend.action.env', { path: envFile }),
      detail: diff,
      detailKind: 'diff',
      hazards: ['CHANGES_FILES'],
    },
  ];
}

function notesOf({ edits }: Change, hidden: boolean | null): NonNullable<Preview['notes']> {
  return [
    ...edits
      .filter(({ occurrences }) => occurrences > 1)
      .map(({ key, occurrences }) => ({
        verdict: 'warn' as const,
        message: say('backend.note.duplicate', { key, count: occurrences }),
      })),
    ...edits
      .filter(({ key, editedKey }) => key !== editedKey)
      .map(({ key, editedKey }) => ({
        verdict: 'warn' as const,
        message: say('backend.note.followed', { key, editedKey }),
      })),
    ...(hidden === false ? [{ verdict: 'fail' as const, message: say('backend.note.envTracked') }] : []),
  ];
}

async function preview({ ctx, workspace }: Place, input: Input): Promise<Preview> {
  const change = await changeOf(ctx, input, workspace);
  const { runtime } = await doorsOf(ctx, input.poolSize);
  return {
    basis: previewBasis({ input, runtime, before: change.before && sha256(change.before) }),
    actions: actionsOf(change),
    notes: notesOf(change, await isIgnored(workspace, change.envFile)),
  };
}

/** Where the database was: the source, and what the written keys named before any run of this step. */
async function oldServers(
  { ctx, journal }: Place,
  change: Change,
  written: ReadonlySet<string>,
): Promise<ServerAddress[]> {
  const source = await ctx.clients.endpoint('source');
  const origin = change.before === null ? '' : stepText(journal, 'backend.env', change.envFile).origin;
  const [then, now] = [origin, change.after].map((text) =>
    serversIn([...readEnv(text)].filter(([key]) => written.has(key))),
  );
  const isNew = ({ host, port }: ServerAddress) =>
    now?.some((server) => server.host === host && server.port === port);
  const named = then?.filter((server) => !isNew(server)) ?? [];
  return [...named, ...(source ? [{ host: source.host, port: String(source.port) }] : [])];
}

async function run(place: Place, input: Input): Promise<EnvEvidence> {
  const { ctx, workspace, journal } = place;
  const change = await changeOf(ctx, input, workspace);
  if (change.ca) recordWrite(journal, { step: 'backend.env', path: CA_FILE, content: change.ca });
  const asked = new Set(change.edits.flatMap(({ key, editedKey }) => [key, editedKey]));
  const old = await oldServers(place, change, asked);
  const origin = change.before === null ? '' : stepText(journal, 'backend.env', change.envFile).origin;
  recordWrite(journal, {
    step: 'backend.env',
    path: change.envFile,
    content: change.after,
    mode: 0o600,
    expected: change.before === null ? null : sha256(change.before),
  });
  const written = readText(workspace, change.envFile);
  const [was, is] = [readEnv(change.before ?? ''), readEnv(written)];
  const others = [...was.keys()].filter((key) => !asked.has(key));
  ctx.log('info', say('backend.log.envWritten', { path: change.envFile, count: asked.size }));
  return {
    kind: 'done',
    file: change.envFile,
    driver: DRIVER_LABEL[change.driver],
    driverId: change.driver,
    urlKey: change.urlKey,
    poolingMode: change.mode,
    isModeObserved: change.isModeObserved,
    edits: change.edits,
    diff: change.diff,
    wholeDiff: envDiff({ path: change.envFile, before: origin, after: change.after, written: asked }),
    caFile: change.ca ? CA_FILE : null,
    mode: fileState(workspace, change.envFile)?.mode ?? 0,
    before: change.before === null ? null : sha256(change.before),
    after: sha256(written),
    wrong: Object.entries(change.values).flatMap(([key, value]) =>
      is.get(key)?.value === value ? [] : [key],
    ),
    kept: others.filter((key) => is.get(key)?.value === was.get(key)?.value).length,
    lost: others.filter((key) => is.get(key)?.value !== was.get(key)?.value),
    oldHost: old.length === 0 ? null : keysOfOldServers(is, asked, old),
    isIgnored: await isIgnored(workspace, change.envFile),
    isCaIgnored: change.ca ? await isIgnored(workspace, CA_FILE) : null,
  };
}

/** Writes the new connection into the backend's env file; every other byte stays. */
export const backendEnv = defineStep({
  id: 'backend.env',
  writes: [{ place: 'folder', by: 'journal' }],
  takenBack: { by: ['rollback.backend', 'rollback.everything'], when: 'rollback.files' },
  input: Input,
  evidence: backendEnvEvidence,
  fields: [
    {
      name: 'envFile',
      kind: 'text',
      label: 'backend.field.envFile',
      help: 'backend.field.envFileHelp',
    },
    DRIVER_FIELD,
    {
      name: 'poolSize',
      kind: 'number',
      label: 'backend.field.poolSize',
      help: 'backend.field.poolSizeHelp',
      initial: 10,
    },
    { name: 'maxOverflow', kind: 'number', label: 'backend.field.maxOverflow', initial: 10 },
    {
      name: 'urlKey',
      kind: 'text',
      label: 'backend.field.urlKey',
      help: 'backend.field.urlKeyHelp',
      isAdvanced: true,
    },
    CONFIRMED_BY,
  ],
  needs: ['target.credentials'],
  looksAt: ['connection'],
  ...workspaceStep<Input, EnvEvidence>({
    byHand: instructions,
    preview,
    run,
    leaves: { step: 'backend.env' },
  }),
  criteria: ENV_CRITERIA,
  ...fileUndo('backend.env'),
});
