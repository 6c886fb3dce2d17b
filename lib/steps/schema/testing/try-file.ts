import { schemaDeployEvidence } from '../../../plan/evidence/schema-deploy-evidence';
import { schemaPreviewEvidence } from '../../../plan/evidence/schema-preview-evidence';
import type { StepContext } from '../../../plan/step-context';
import { MudanzaError } from '../../../platform/errors/mudanza-error';
import { ident, sql } from '../../../postgres/sql';
import { withTarget } from '../../../postgres/with-client';
import type { MajorDatabase, MajorServer } from '../../../servers/embedded/testing/start-major';
import type { keepIn } from '../../testing/keep-in';
import { schemaDeploy } from '../schema-deploy';
import { schemaPreview } from '../schema-preview';
import { schemaVerify } from '../schema-verify';
import { dumpBefore, dumpChanges, dumpSchema, runPsql } from './psql-oracle';

export interface FileCase {
  readonly name: string;
  /** What is there before, made by the same role. */
  readonly before?: string;
  readonly file: string;
}

/** A context whose target is that database and in which the flow keeps what its steps leave behind. */
export type FileContext = StepContext & { readonly keep: ReturnType<typeof keepIn> };

export interface FileWorld {
  readonly server: MajorServer;
  readonly contextOf: (target: MajorDatabase) => FileContext;
}

export interface TriedFile {
  /** What psql said of it, or null. */
  readonly psql: string | null;
  /** What kept us from taking it, or null: step, code and the server's words. */
  readonly refused: string | null;
  /** What verify calls wrong after the deploy; null when it compared nothing. */
  readonly wrong: readonly string[] | null;
  /** True when a second preview sees that it is there. */
  readonly isSeen: boolean;
  readonly lost: readonly string[];
  /** Lines of pg_dump that are not what they were before, after the undo. */
  readonly left: readonly string[];
}

const UNTRIED: Omit<TriedFile, 'psql' | 'refused'> = {
  wrong: null,
  isSeen: false,
  lost: [],
  left: [],
};

function words(step: string, error: unknown): string {
  const code = error instanceof MudanzaError ? `${error.code} ${error.original ?? ''}` : String(error);
  return `${step}: ${code} ${error instanceof MudanzaError ? JSON.stringify(error.params) : ''}`;
}

async function rolesOf(target: MajorDatabase): Promise<readonly string[]> {
  const rows = await withTarget(target.admin, (client) =>
    client.rows<{ name: string }>(sql`select rolname as name from pg_catalog.pg_roles`),
  );
  return rows.map(({ name }) => name);
}

/** Roles belong to the server: those of one file would be in the way of the next. */
async function dropRoles(target: MajorDatabase, former: readonly string[]): Promise<void> {
  const made = (await rolesOf(target)).filter((name) => !former.includes(name));
  await withTarget(target.admin, async (client) => {
    for (const name of made) {
      await client.execute(sql`drop owned by ${ident(name)} cascade`);
      await client.execute(sql`drop role ${ident(name)}`);
    }
  });
}

async function prepared(server: MajorServer, before: string | undefined): Promise<MajorDatabase> {
  const target = await server.createDatabase();
  const failure = before ? await runPsql(target.direct, before) : null;
  if (failure) throw new Error(failure);
  return target;
}

/** Preview, deploy, verify, preview again and undo, and pg_dump's word on each. */
async function flow(ctx: FileContext, target: MajorDatabase, { file, before }: FileCase) {
  let step = 'preview';
  try {
    const was = await dumpBefore(target, before);
    const preview = async () => {
      const input = schemaPreview.input.parse({ origin: 'pasted', text: file });
      const evidence = await schemaPreview.run(ctx, input);
      ctx.keep(schemaPreviewEvidence, evidence);
      return evidence;
    };
    await preview();
    step = 'deploy';
    const deployed = await schemaDeploy.run(ctx, schemaDeploy.input.parse({}));
    ctx.keep(schemaDeployEvidence, deployed);
    step = 'verify';
    const verified = await schemaVerify.run(ctx, schemaVerify.input.parse({}));
    // A file that changes what was there before cannot be run twice, by psql either.
    const isSeen = await preview().then(
      ({ isAlreadyThere }) => isAlreadyThere,
      () => false,
    );
    step = 'undo';
    await schemaDeploy.undo?.(ctx, deployed);
    const left = dumpChanges(was, await dumpSchema(target.admin));
    const found = verified.fileToTarget;
    const wrong =
      found && found.objects + (found.others ?? 0) > 0
        ? found.differences.first
            .filter(({ weight }) => weight === 'fail')
            .map(({ change, kind, name }) => `${change} ${kind} ${name}`)
        : null;
    return { refused: null, tried: { wrong, isSeen, lost: deployed.lost, left } };
  } catch (error) {
    return { refused: words(step, error), tried: {} };
  }
}

/**
 * Takes one file through the whole flow on a database of its own, and then through psql as the same role: on the same one
 * where pg_dump says that it is as it was, else on another.
 */
export async function tryFile({ server, contextOf }: FileWorld, one: FileCase): Promise<TriedFile> {
  const ours = await prepared(server, one.before);
  const roles = await rolesOf(ours);
  const { refused, tried } = await flow(contextOf(ours), ours, one);
  await dropRoles(ours, roles);
  const theirs = tried.left?.length === 0 ? ours : await prepared(server, one.before);
  const psql = await runPsql(theirs.direct, one.file);
  await dropRoles(theirs, roles);
  return { ...UNTRIED, ...tried, psql, refused };
}
