import { statSync } from 'node:fs';
import { posix } from 'node:path';
import { ownCode } from '../../backend/code-edit/own-code';
import type { DetectedDriver } from '../../backend/detect/detect-driver';
import { detectWorkspace, type WorkspaceFacts } from '../../backend/detect/detect-workspace';
import { findForeignUrls } from '../../backend/detect/foreign-urls';
import { listFiles } from '../../backend/detect/list-files';
import { projectFiles } from '../../backend/detect/project-files';
import { findSessionFacts } from '../../backend/detect/session-facts';
import { type SettingsFacts, settingsFacts } from '../../backend/detect/settings-facts';
import { migrationFiles, runtimeFiles, sourceFiles } from '../../backend/detect/source-files';
import { adviseDriver } from '../../backend/drivers/advise-driver';
import type { DriverId } from '../../backend/drivers/driver-id';
import type { CodeContext } from '../../backend/drivers/driver-stack';
import { findStack } from '../../backend/drivers/find-stack';
import { withKept } from '../../backend/env-file/kept-parameters';
import { resolveInside, type Workspace } from '../../backend/files/workspace';
import type { Doors } from './doors';
import type { StackEvidence } from './driver-evidence';

export interface StacksRequest {
  readonly workspace: Workspace;
  readonly doors: Doors;
  readonly envFile: string;
  readonly urlKey: string;
  readonly poolSize: number;
}

/** Where Prisma's engine reads paths from: the folder of the first schema. */
function schemaFolder(files: readonly string[]): string | undefined {
  const schema = files.find((file) => /(^|\/)schema\.prisma$/.test(file));
  return schema === undefined ? undefined : posix.dirname(schema).replace(/^\.$/, '');
}

/** The env file as it was, and the key of the URL in it. */
interface OldEnv {
  readonly text: string;
  readonly urlKey: string;
}

/** The doors as they look from this folder, with what its old URL says of the program itself. */
export function doorsFrom(workspace: Workspace, doors: Doors, old: OldEnv | null = null): Doors {
  const folder = schemaFolder(listFiles(workspace));
  const from = (door: CodeContext): CodeContext => ({
    ...door,
    ...(old && { endpoint: withKept(door.endpoint, old.text, old.urlKey) }),
    ...(folder !== undefined && { schemaFolder: folder }),
  });
  return { ...doors, runtime: from(doors.runtime), migrations: doors.migrations && from(doors.migrations) };
}

function factsOf({ workspace, envFile, urlKey }: StacksRequest, id: DriverId): SettingsFacts | null {
  const exists = statSync(resolveInside(workspace, envFile), { throwIfNoEntry: false })?.isFile();
  return exists ? settingsFacts(workspace, envFile, urlKey, findStack(id).pool) : null;
}

/** The code to paste asks for the key that the URL is written to. */
function withKey(advice: StackEvidence['advice'], key: string): StackEvidence['advice'] {
  return {
    ...advice,
    code: advice.code.replaceAll(/(?<=["'{.])(?:JDBC_DATABASE_URL|DATABASE_URL|DB_URL)\b/g, key),
  };
}

/** What is known of one driver of the folder, and what its project's files say of it. */
export function stackEvidence(
  request: StacksRequest,
  id: DriverId,
  detected: Pick<WorkspaceFacts, 'drivers' | 'known'>,
): StackEvidence {
  const { workspace, envFile } = request;
  const { runtime, migrations, password, migrationsPassword } = doorsFrom(workspace, request.doors);
  const [known] = id === 'other' ? detected.known : [];
  const seen = detected.drivers.find((driver) => driver.id === id) ?? known;
  const all = sourceFiles(workspace);
  const projects = [...new Set(detected.drivers.map(({ project }) => project))];
  const files = seen ? projectFiles(all, seen.project, projects) : all;
  const advice = adviseDriver({
    id,
    runtime,
    migrations,
    hasPercent: [password, migrationsPassword].some((secret) => encodeURIComponent(secret).includes('%')),
    sources: { workspace, files },
  });
  const { host, port, tls } = runtime.endpoint;
  const places = [runtime, ...(migrations ? [migrations] : [])].map(
    ({ endpoint: at }) => `${at.host}:${at.port}`,
  );
  const facts = factsOf(request, id);
  // Everything but the line that is judged by itself and the one for the migrations tool.
  const lines = facts?.url ? [facts.url.line] : [];
  return {
    kind: 'done',
    advice: withKey(known ? { ...advice, label: known.name } : advice, request.urlKey),
    version: seen?.version ?? null,
    from: seen ? `${seen.file}:${seen.line}` : null,
    layer: seen && 'layer' in seen ? seen.layer : null,
    project: seen?.project ?? '',
    mode: runtime.mode,
    isModeObserved: request.doors.isObserved,
    session: findSessionFacts(
      workspace,
      runtimeFiles(workspace, files),
      migrationFiles(listFiles(workspace)),
    ),
    startup: request.doors.startup,
    searchPath: request.doors.searchPath,
    ownCode: ownCode(workspace, seen?.project ?? '', id, runtime),
    hasSessionDoor: migrations !== null,
    tlsMode: tls.mode,
    target: `${host}:${port}`,
    facts,
    foreign: findForeignUrls(workspace, places, { file: envFile, lines }),
    poolSize: request.poolSize,
  };
}

/** Evidence of every stack that a folder holds, the most likely first. */
export function backendStacks(request: StacksRequest): {
  readonly stacks: readonly StackEvidence[];
  readonly detected: WorkspaceFacts;
} {
  const detected = detectWorkspace(request.workspace);
  const stacks = detected.drivers.map(({ id }: DetectedDriver) => stackEvidence(request, id, detected));
  return { stacks, detected };
}
