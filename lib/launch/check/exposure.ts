import { z } from 'zod';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { exposure as step } from '../../steps/exposure/step';
import { defineCheck } from './check-command';
import { credentialsOf } from './credentials-of';
import { codeOfCriteria, criteriaLines, runJudged } from './judged';
import { readNamedFile } from './read-named-file';
import { takeBack } from './take-back';
import { withContext } from './with-context';

const Undo = z.object({ undo: z.array(z.string()) });
const Answer = z.union([Undo, z.object({ record: Undo }).transform(({ record }) => record)]);

function readUndo(path: string): z.infer<typeof Undo> {
  try {
    return Answer.parse(JSON.parse(readNamedFile(path)));
  } catch (cause) {
    if (cause instanceof MudanzaError) throw cause;
    throw new MudanzaError('MUD-053', { params: { path }, cause });
  }
}

/** Names separated by commas or blanks. */
const Names = z
  .string()
  .default('public')
  .transform((text) => text.split(/[\s,]+/).filter((name) => name !== ''));

/** Who reaches the tables with the public key; closes them, or opens them again, only when told to. */
export const exposure = defineCheck({
  name: 'exposure',
  help: 'check.exposure.help',
  options: [
    { flags: '--target <url>', help: 'check.option.target', isRequired: true },
    { flags: '--ca <file>', help: 'check.option.ca' },
    { flags: '--schemas <names>', help: 'check.option.schemas' },
    { flags: '--lock-down <how>', help: 'check.exposure.lockDown', choices: ['rls', 'revoke'] },
    { flags: '--undo <record>', help: 'check.exposure.undo' },
  ],
  input: z
    .object({
      target: z.string(),
      ca: z.string().optional(),
      schemas: Names,
      lockDown: z.enum(['rls', 'revoke']).optional(),
      undo: z.string().optional(),
    })
    .refine(({ lockDown, undo }) => !lockDown || !undo, { message: '--lock-down | --undo' }),
  run: async (call, { target, ca, schemas, lockDown, undo }) => {
    const before = undo === undefined ? null : readUndo(undo);
    const connections = { target: await credentialsOf(call, '--target', { url: target, ca }) };
    return withContext(call, { connections, settings: { schemas } }, async (ctx) => {
      if (before) return takeBack(call, ctx, step, before);
      const { evidence, criteria } = await runJudged(call, ctx, step, { lockDown: lockDown ?? 'none' });
      const record = { undo: evidence.undo ?? [] };
      return {
        json: { step: step.id, ...evidence, record, criteria },
        words: criteriaLines(call, criteria),
        code: codeOfCriteria(criteria),
      };
    });
  },
});
