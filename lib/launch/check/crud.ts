import { z } from 'zod';
import { crud as step } from '../../steps/crud/step';
import { defineCheck } from './check-command';
import { credentialsOf } from './credentials-of';
import { codeOfCriteria, criteriaLines, runJudged } from './judged';
import { withContext } from './with-context';

/** Creates, reads, changes and deletes rows of its own in every table, and leaves none behind. */
export const crud = defineCheck({
  name: 'crud',
  help: 'check.crud.help',
  options: [
    { flags: '--target <url>', help: 'check.option.target', isRequired: true },
    { flags: '--ca <file>', help: 'check.option.ca' },
    { flags: '--tables <names>', help: 'check.crud.tables' },
    { flags: '--schemas <names>', help: 'check.option.schemas' },
    { flags: '--clients <number>', help: 'check.crud.clients' },
  ],
  input: z.object({
    target: z.string(),
    ca: z.string().optional(),
    tables: z.string().default(''),
    schemas: z.string().default('public'),
    clients: z.coerce.number().int().min(0).max(50).default(10),
  }),
  run: async (call, { target, ca, tables, schemas, clients }) => {
    const connections = { target: await credentialsOf(call, '--target', { url: target, ca }) };
    const settings = { schemas: schemas.split(/[\s,]+/).filter((name) => name !== '') };
    return withContext(call, { connections, settings }, async (ctx) => {
      const { evidence, criteria } = await runJudged(call, ctx, step, { tables, clients });
      return {
        json: { step: step.id, ...evidence, criteria },
        words: criteriaLines(call, criteria),
        code: codeOfCriteria(criteria),
      };
    });
  },
});
