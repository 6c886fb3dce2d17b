import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { editCompose } from '../../lib/backend/compose-file/edit-compose';
import { composeFile, withoutEdit } from '../../lib/backend/compose-file/testing/arbitrary-compose';
import { COMBINATIONS } from '../../lib/backend/driver-lab/combinations';
import { LAB_KITS, type LabKit, type LabKitName, prepareKit } from '../../lib/backend/driver-lab/lab-kits';
import { tryCombination } from '../../lib/backend/driver-lab/try-combination';
import { editEnv } from '../../lib/backend/env-file/edit-env';
import { readEnv } from '../../lib/backend/env-file/read-env';
import { envChanges, envFile, envRest } from '../../lib/backend/env-file/testing/arbitrary-env';
import { openWorkspace } from '../../lib/backend/files/workspace';
import { connectionEvidence } from '../../lib/plan/evidence/connection-evidence';
import { schemaPreviewEvidence } from '../../lib/plan/evidence/schema-preview-evidence';
import { createDatabase, type TestDatabase } from '../../lib/servers/embedded/testing/create-database';
import { startTestServers, type TestServers } from '../../lib/servers/embedded/testing/start-test-servers';
import { ensurePracticeBackend } from '../../lib/servers/practice/backend/practice-backend';
import { connection } from '../../lib/steps/connection/connection';
import { rehearseFiles } from '../../lib/steps/rollback/rehearse-files';
import { rehearseSchema } from '../../lib/steps/rollback/rehearse-schema';
import { schemaPreview } from '../../lib/steps/schema/schema-preview';
import { keepEvidence } from '../../lib/steps/testing/keep-evidence';
import { benchContext } from './backend-context';
import { startSessionDoor } from './session-door';

const EDITS = 3_000;
/** Debian's interpreter is the one that Debian's packages are installed for. */
const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

/** Characters in which two texts differ, counted from both ends towards the difference. */
function difference(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return Math.max(a.length, b.length) - start - end;
}

function strayInEnv(text: string, asked: Record<string, string>): number {
  const { text: edited, edits } = editEnv(text, asked);
  const touched = new Set(edits.map((edit) => edit.editedKey));
  const kept = envRest(text, touched);
  const wrong = Object.entries(asked).filter(([key, value]) => readEnv(edited).get(key)?.value !== value);
  return difference(kept, envRest(edited, touched).slice(0, kept.length)) + wrong.length;
}

function strayInCompose(text: string, option: 'comment' | 'profile'): number {
  const { files } = editCompose({ files: [{ path: 'compose.yml', text }], option });
  return difference(withoutEdit(text), withoutEdit(files[0]?.after ?? ''));
}

/** Random files edited; every byte that changed outside what was asked is counted. */
function edits(): { edits: number; strayBytes: number } {
  let strayBytes = 0;
  for (const [text, asked] of fc.sample(fc.tuple(envFile, envChanges), EDITS))
    strayBytes += strayInEnv(text, asked);
  const options = fc.constantFrom('comment' as const, 'profile' as const);
  for (const [text, option] of fc.sample(fc.tuple(composeFile, options), EDITS / 3))
    strayBytes += strayInCompose(text, option);
  return { edits: EDITS + EDITS / 3, strayBytes };
}

/** Real clients, 20 at a time, five transactions each, through poolers in transaction and session mode over TLS. */
async function drivers(servers: TestServers, database: TestDatabase) {
  const session = await startSessionDoor(servers, database);
  const caFile = join(servers.folder, 'bench-ca.crt');
  writeFileSync(caFile, servers.target.ca);
  const kits = new Map<LabKitName, LabKit>();
  for (const name of LAB_KITS) {
    const kit = await prepareKit(name);
    if (typeof kit === 'string') console.log(`packages ${name}: cannot be had here (${kit})`);
    else kits.set(name, kit);
  }
  const place = {
    pooled: database.pooled,
    caFile,
    session: session.door,
    python: PYTHON,
    clients: 20,
    transactions: 5,
    kits,
  };
  let [driverCombos, asPredicted] = [0, 0];
  for (const combination of COMBINATIONS) {
    const outcome = await tryCombination(combination, place);
    const verdict = { true: 'as predicted', false: 'NOT AS PREDICTED', null: 'not installed' }[
      String(outcome.isAsPredicted) as 'true' | 'false' | 'null'
    ];
    const what = outcome.failed > 0 ? (outcome.error ?? '') : `${outcome.committed} committed`;
    const driver = [outcome.driver, outcome.version].filter(Boolean).join(' ');
    console.log(`${driver.padEnd(24)} ${combination.name.padEnd(19)} ${verdict.padEnd(17)} ${what}`);
    if (outcome.isAsPredicted !== null) driverCombos += 1;
    if (outcome.isAsPredicted) asPredicted += 1;
  }
  await session.stop();
  return { driverCombos, asPredicted };
}

type Variant = readonly [string, (folder: string) => void];
const env = (folder: string, change: (text: string) => string) => {
  const file = join(folder, '.env');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};
/** Backends that differ in what makes a rollback hard. */
const VARIANTS: readonly Variant[] = [
  ['as it is', () => undefined],
  ['CRLF env file', (folder) => env(folder, (text) => text.replaceAll('\n', '\r\n'))],
  ['no last line end', (folder) => env(folder, (text) => text.trimEnd())],
  ['duplicate keys', (folder) => env(folder, (text) => `${text}DATABASE_URL=postgres://x\n`)],
  [
    'reference',
    (folder) => env(folder, (text) => text.replace(/^DATABASE_URL=/m, 'A=').concat('DATABASE_URL=$A\n')),
  ],
  ['no env file', (folder) => rmSync(join(folder, '.env'))],
  ['no compose file', (folder) => rmSync(join(folder, 'docker-compose.yml'))],
  ['no README', (folder) => rmSync(join(folder, 'README.md'))],
];

async function rehearsals(servers: TestServers, database: TestDatabase) {
  let exact = 0;
  const parent = mkdtempSync(join(tmpdir(), 'mudanza-bench-'));
  for (const [name, change] of VARIANTS) {
    const folder = join(parent, name.replaceAll(' ', '-'));
    await ensurePracticeBackend(folder, database.direct);
    change(folder);
    const ctx = benchContext(servers, database, folder);
    await keepEvidence(ctx, connectionEvidence, connection);
    await keepEvidence(ctx, schemaPreviewEvidence, schemaPreview);
    const files = await rehearseFiles(ctx, openWorkspace(folder));
    const schema = await rehearseSchema(ctx);
    const did = files.steps.some(({ changed }) => changed > 0) && (schema?.created ?? 0) > 0;
    const isExact = did && files.differing.length === 0 && schema?.differing.length === 0;
    console.log(
      `rehearsal ${name.padEnd(18)} ${files.files} files, ${schema?.created ?? 0} objects: ${isExact ? 'exact' : 'NOT EXACT'}`,
    );
    if (isExact) exact += 1;
    rmSync(ctx.dataFolder(), { recursive: true, force: true });
  }
  rmSync(parent, { recursive: true, force: true });
  return { rehearsals: VARIANTS.length, exact };
}

/** Driver combinations as predicted, edits without a stray byte, and rollback rehearsals that end exactly. */
export async function bench(): Promise<Record<string, unknown>> {
  const edited = edits();
  console.log(`edits of env and compose files: ${edited.edits}, stray bytes: ${edited.strayBytes}`);
  const { servers, stop } = await startTestServers();
  try {
    const database = await createDatabase(servers, 'target');
    const lab = await drivers(servers, database);
    return { ...lab, ...edited, ...(await rehearsals(servers, database)) };
  } finally {
    await stop();
  }
}
