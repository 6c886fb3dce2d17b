import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { KnownDriver } from '../../backend/detect/detect-driver';
import { detectWorkspace } from '../../backend/detect/detect-workspace';
import { envFileOf } from '../../backend/detect/env-file-of';
import { askedParts, findUrlSource } from '../../backend/detect/url-key';
import type { DoorStartup } from '../../backend/drivers/door-startup';
import { DRIVER_LABEL, isDriverId } from '../../backend/drivers/driver-id';
import type { PoolingMode } from '../../backend/drivers/driver-stack';
import { findStack } from '../../backend/drivers/find-stack';
import { editEnv } from '../../backend/env-file/edit-env';
import { envValues } from '../../backend/env-file/env-values';
import { partValues } from '../../backend/env-file/part-keys';
import { readEnv } from '../../backend/env-file/read-env';
import { copyWorkspace } from '../../backend/files/copy-workspace';
import { readText } from '../../backend/files/read-text';
import { openWorkspace, resolveInside, type Workspace } from '../../backend/files/workspace';
import { type Message, say } from '../../i18n/message';
import type { Outcome } from '../../plan/step';
import type { Credentials } from '../../postgres/address/endpoint';
import { backendStacks, doorsFrom, stackEvidence } from './backend-stacks';
import { CA_FILE, caOf, type Doors, promisedStartup, secondStartup } from './doors';
import { judgeStack, type StackEvidence } from './driver-evidence';

export interface CheckRequest {
  /** Absolute path of the backend's folder; it is only read. */
  readonly folder: string;
  readonly target: Credentials;
  /** How the door treats a session, as it was observed. */
  readonly mode: PoolingMode;
  /** What became of a setting in the startup packet; without it what the address promises. */
  readonly startup?: Doors['startup'];
  /** The `search_path` that the role was seen to have by itself. */
  readonly searchPath?: string | null;
  readonly session?: Credentials | null;
  readonly envFile?: string;
  readonly urlKey?: string;
  readonly poolSize?: number;
}

/** One way to Postgres of a folder: what to write and change for it, and how it stands once that is written. */
export interface CheckedStack {
  /** Id of the driver, or the name of one that there is no advice for. */
  readonly driver: string;
  readonly label: string;
  readonly layer: string | null;
  /** `file:line` of the manifest. */
  readonly from: string | null;
  readonly evidence: StackEvidence | KnownDriver;
  /** With `[PASSWORD]` in the password's place; null where there is no advice. */
  readonly url: string | null;
  /** What is written to the env file, the password left out as in the URL. */
  readonly env: Readonly<Record<string, string>>;
  readonly code: string | null;
  /** What changes in the backend's own files, as a unified diff; null where they are not read. */
  readonly diff: string | null;
  /** What else the connection text and the old URL say, and where each goes. */
  readonly parameters: NonNullable<StackEvidence['advice']['parameters']>;
  readonly criteria: readonly (Outcome & { readonly id: string })[];
}

const PLACEHOLDER = '[PASSWORD]';

function doorsFor(request: CheckRequest): Doors {
  const { target, mode, session, poolSize = 10 } = request;
  const startup = request.startup ?? promisedStartup(target.endpoint);
  const open = ({ endpoint }: Credentials, pooling: PoolingMode, at: DoorStartup) => ({
    endpoint,
    mode: pooling,
    startup: at,
    poolSize,
    caFile: caOf(endpoint) === null ? null : CA_FILE,
  });
  return {
    runtime: open(target, mode, startup),
    isObserved: true,
    startup,
    searchPath: request.searchPath ?? null,
    migrations: session ? open(session, 'session', secondStartup(session.endpoint, startup)) : null,
    password: target.password,
    migrationsPassword: session?.password ?? target.password,
  };
}

interface Plan {
  readonly doors: Doors;
  readonly envFile: string;
  readonly urlKey: string;
  readonly before: string;
  /** Keys of parts that the code asks for and the file may lack. */
  readonly asked: readonly string[];
  readonly poolSize: number;
}

function planFor(workspace: Workspace, request: CheckRequest): Plan {
  const envFile = envFileOf(workspace, request.envFile ?? '');
  const exists = statSync(resolveInside(workspace, envFile), { throwIfNoEntry: false })?.isFile();
  const before = exists ? readText(workspace, envFile) : '';
  const source = findUrlSource(workspace, before);
  const urlKey = request.urlKey || source.key;
  return {
    doors: doorsFrom(workspace, doorsFor(request), { text: before, urlKey }),
    envFile,
    urlKey,
    before,
    asked: askedParts(source),
    poolSize: request.poolSize ?? 10,
  };
}

function valuesFor(plan: Plan, id: StackEvidence['advice']['id'], password: string): Record<string, string> {
  const { runtime, migrations, migrationsPassword } = plan.doors;
  const parts = { ...runtime.endpoint, port: String(runtime.endpoint.port), password };
  const planned = envValues({
    stack: findStack(id),
    runtime,
    migrations,
    password,
    migrationsPassword: password === PLACEHOLDER ? PLACEHOLDER : migrationsPassword,
    urlKey: plan.urlKey,
    poolSize: plan.poolSize,
    maxOverflow: 10,
    projectUrl: null,
    anonKey: null,
    serviceKey: null,
  });
  return { ...partValues(readEnv(plan.before), parts, plan.asked), ...planned };
}

/** Writes into the copy what the steps would write into the folder. */
function writeInto(copy: Workspace, plan: Plan, id: StackEvidence['advice']['id']): void {
  const put = (path: string, content: string) => {
    mkdirSync(dirname(join(copy.root, path)), { recursive: true });
    writeFileSync(join(copy.root, path), content, { mode: 0o600 });
  };
  const ca = caOf(plan.doors.runtime.endpoint);
  if (ca) put(CA_FILE, ca);
  put(plan.envFile, editEnv(plan.before, valuesFor(plan, id, plan.doors.password)).text);
}

function checked(copy: Workspace, plan: Plan, found: StackEvidence): CheckedStack {
  const { id } = found.advice;
  writeInto(copy, plan, id);
  const evidence = stackEvidence({ workspace: copy, ...plan }, id, detectWorkspace(copy));
  const env = Object.entries(valuesFor(plan, id, PLACEHOLDER)).map(
    ([key, value]) => [key, value.replace('%5BPASSWORD%5D', PLACEHOLDER)] as const,
  );
  return {
    driver: id,
    label: DRIVER_LABEL[id],
    layer: evidence.layer ?? null,
    from: evidence.from,
    evidence,
    url: evidence.advice.url,
    env: Object.fromEntries(env),
    code: evidence.advice.code,
    diff: evidence.ownCode?.state === 'read' ? evidence.ownCode.diff : null,
    parameters: evidence.advice.parameters ?? [],
    criteria: judgeStack(evidence),
  };
}

function unadvised(known: KnownDriver): CheckedStack {
  const from = `${known.file}:${known.line}`;
  const message: Message = say('backend.criterion.driverAdviceNone', { driver: known.name, from });
  return {
    driver: known.name,
    label: known.name,
    layer: null,
    from,
    evidence: known,
    url: null,
    env: {},
    code: null,
    diff: null,
    parameters: [],
    criteria: [{ id: 'driver.known', verdict: 'unchecked', message }],
  };
}

/**
 * Every way to Postgres that a backend's folder takes, with what the product would write for each behind a door, and
 * the verdicts once that is written: in a private copy, so that the folder itself is only read.
 */
export function checkBackend(request: CheckRequest): CheckedStack[] {
  const workspace = openWorkspace(request.folder);
  const plan = planFor(workspace, request);
  const parent = mkdtempSync(join(tmpdir(), 'mudanza-check-'));
  try {
    const copy = copyWorkspace(workspace, join(parent, 'backend'));
    const { stacks, detected } = backendStacks({ workspace, ...plan });
    return [...stacks.map((found) => checked(copy, plan, found)), ...detected.known.map(unadvised)];
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

/** Writes into a folder what the product would write for one of its stacks. For a folder of one's own: nothing is kept. */
export function writeBackend(request: CheckRequest, driver: string): { readonly envFile: string } {
  const workspace = openWorkspace(request.folder);
  const plan = planFor(workspace, request);
  if (isDriverId(driver)) writeInto(workspace, plan, driver);
  return { envFile: plan.envFile };
}
