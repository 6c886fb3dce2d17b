import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import type { LeftBehind } from '../../plan/step';
import { dropWorkSchema, findWorkSchemas, workSchemaName } from '../../postgres/work-schema';

/** The schema in which a measurement that was killed wrote. */
export const probeLeftBehind: LeftBehind = {
  names: (runId) => say('testing.latency.left.names', { schema: workSchemaName('probe', runId) }),
  preview: (ctx, runId) =>
    ctx.clients.withTarget(async (client) => {
      const schema = workSchemaName('probe', runId);
      const isThere = (await findWorkSchemas(client, 'probe')).includes(schema);
      return {
        basis: previewBasis({ schema, isThere }),
        actions: isThere
          ? [
              {
                summary: say('testing.latency.left.schema', { schema }),
                detail: `drop schema ${schema} cascade`,
                detailKind: 'sql',
                hazards: ['DROPS_OBJECTS'],
              },
            ]
          : [],
        notes: isThere ? [] : [{ verdict: 'pass', message: say('run.left.nothing') }],
      };
    }),
  remove: (ctx, runId) =>
    ctx.clients.withTarget(async (client) => {
      const schema = workSchemaName('probe', runId);
      // By its mark, not by its name alone: a schema of somebody else's stays.
      const isThere = (await findWorkSchemas(client, 'probe')).includes(schema);
      if (isThere) await dropWorkSchema(client, schema);
      return { schema: isThere ? schema : null };
    }),
};
