import { z } from 'zod';
import { schemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import { defineStep } from '../../plan/step';
import type { Credentials } from '../../postgres/address/endpoint';
import { SchemaInput } from '../../steps/schema/load-schema';
import { previewSchema } from '../../steps/schema/preview-schema';
import { schemaDeploy } from '../../steps/schema/schema-deploy';
import { schemaPreview } from '../../steps/schema/schema-preview';
import { schemaVerify } from '../../steps/schema/schema-verify';
import { type CheckAnswer, type CheckCall, defineCheck } from './check-command';
import { credentialsOf } from './credentials-of';
import { codeOfCriteria, criteriaLines, type Judged, runJudged } from './judged';
import { readNamedFile } from './read-named-file';
import { readRecord } from './read-record';
import { takeBack } from './take-back';
import { type OneShotContext, withContext } from './with-context';

const Options = z
  .object({
    argument: z.string().optional(),
    target: z.string(),
    source: z.string().optional(),
    ca: z.string().optional(),
    deploy: z.boolean().default(false),
    verify: z.boolean().default(false),
    undo: z.string().optional(),
    accepted: z.string().optional(),
  })
  .refine(({ argument, undo }) => argument !== undefined || undo !== undefined, { message: 'FILE' });
type Options = z.infer<typeof Options>;

/** The preview without its trial on the target. */
const schemaBuilt = defineStep({
  id: 'schema.preview',
  evidence: schemaPreviewEvidence,
  input: SchemaInput,
  needs: [],
  run: (ctx, input) => previewSchema(ctx, input, { isTried: false }),
  criteria: [],
});

/** The whole record of a deploy, in place of the reference to a file that nobody keeps here. */
function withRecord(ctx: OneShotContext, { evidence, criteria }: Judged) {
  const content = ctx.artifactNamed('deploy-record.json');
  const record: unknown = content && JSON.parse(Buffer.from(content).toString('utf8'));
  return { step: 'schema.deploy', ...evidence, record, criteria };
}

async function deploy(call: CheckCall, ctx: OneShotContext): Promise<{ json: object; judged: Judged }> {
  const judged = await runJudged(call, ctx, schemaDeploy, {});
  return { json: withRecord(ctx, judged), judged };
}

async function checkSchema(call: CheckCall, ctx: OneShotContext, options: Options): Promise<CheckAnswer> {
  const { deploy: writes, verify: verifies, argument = '' } = options;
  const file = readNamedFile(argument);
  // A target that has drifted could not take the schema again: what is compared is only built aside.
  const step = writes || !verifies ? schemaPreview : schemaBuilt;
  const preview = await runJudged(call, ctx, step, { origin: 'pasted', text: file });
  const all: { title: string; judged: Judged }[] = [];
  let json: object = { step: 'schema.preview', ...preview.evidence, criteria: preview.criteria };
  if (!verifies || writes) all.push({ title: 'schema.preview', judged: preview });
  if (writes) {
    const deployed = await deploy(call, ctx);
    all.push({ title: 'schema.deploy', judged: deployed.judged });
    json = { ...deployed.json, preview: { criteria: preview.criteria } };
  }
  if (verifies) {
    const accepted = options.accepted ? readNamedFile(options.accepted) : undefined;
    const verified = await runJudged(call, ctx, schemaVerify, { accepted });
    all.push({ title: 'schema.verify', judged: verified });
    const own = { step: 'schema.verify', ...verified.evidence, criteria: verified.criteria };
    json = writes ? { ...json, verify: own } : own;
  }
  return {
    json: { ...json },
    words: all.flatMap(({ title, judged }) => [title, ...criteriaLines(call, judged.criteria)]),
    code: codeOfCriteria(all.flatMap(({ judged }) => judged.criteria)),
  };
}

async function connectionsOf(call: CheckCall, { target, source, ca }: Options) {
  const connections: { target: Credentials; source?: Credentials } = {
    target: await credentialsOf(call, '--target', { url: target, ca }),
  };
  if (source) connections.source = await credentialsOf(call, '--source', { url: source });
  return connections;
}

/** Previews a schema file on a target; deploys, compares or takes back only when told to. */
export const schema = defineCheck({
  name: 'schema',
  help: 'check.schema.help',
  argument: '[file]',
  options: [
    { flags: '--target <url>', help: 'check.option.target', isRequired: true },
    { flags: '--source <url>', help: 'check.option.source' },
    { flags: '--ca <file>', help: 'check.option.ca' },
    { flags: '--deploy', help: 'check.schema.deploy' },
    { flags: '--verify', help: 'check.schema.verify' },
    { flags: '--accepted <file>', help: 'check.schema.accepted' },
    { flags: '--undo <record>', help: 'check.schema.undo' },
  ],
  input: Options,
  run: async (call, options) => {
    const { undo } = options;
    const record = undo === undefined ? null : readRecord(undo);
    const connections = await connectionsOf(call, options);
    return withContext(call, { connections }, async (ctx) => {
      if (record === null) return checkSchema(call, ctx, options);
      const content = Buffer.from(JSON.stringify(record));
      const ref = await ctx.artifact('deploy-record.json', 'application/json', content);
      return takeBack(call, ctx, schemaDeploy, { record: ref, history: [], outcome: 'deployed' });
    });
  },
});
