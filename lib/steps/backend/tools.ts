import { z } from 'zod';
import { detectWorkspace } from '../../backend/detect/detect-workspace';
import { FoundTool, findTools, toolSpecs } from '../../backend/tools/find-tools';
import { say } from '../../i18n/message';
import { defineEvidence } from '../../plan/define-evidence';
import { defineStep } from '../../plan/step';
import { workspaceOf } from './workspace-of';

export const ToolsEvidence = z.object({
  tools: z.array(FoundTool).readonly(),
});
export type ToolsEvidence = z.infer<typeof ToolsEvidence>;

export const toolsEvidence = defineEvidence('tools', ToolsEvidence);

/** Looks for the plan's tools on this machine and says how to install what is missing. */
export const tools = defineStep({
  id: 'tools',
  input: z.object({}),
  evidence: toolsEvidence,
  needs: [],
  run: async (ctx) => {
    const workspace = workspaceOf(ctx);
    const language = workspace ? detectWorkspace(workspace).language : null;
    const found = await findTools(toolSpecs(language), ctx.signal);
    for (const { name, version } of found)
      ctx.log(
        'info',
        version ? say('backend.log.tool', { name, version }) : say('backend.log.noTool', { name }),
      );
    return { tools: found };
  },
  criteria: [
    {
      id: 'tools.needed',
      judge: ({ tools: found }) => {
        const lacking = found.filter(({ isNeeded, verdict }) => isNeeded && verdict === 'missing');
        return lacking.length === 0
          ? { verdict: 'pass', message: say('backend.criterion.toolsNeeded') }
          : {
              verdict: 'fail',
              message: say('backend.criterion.toolsMissing', {
                names: lacking.map(({ name }) => name).join(', '),
              }),
            };
      },
    },
    {
      id: 'tools.versions',
      judge: ({ tools: found }) => {
        const old = found.filter(({ verdict }) => verdict === 'old');
        const names = old.map(({ name, version, minimum }) => `${name} ${version} (≥ ${minimum})`).join(', ');
        return old.length === 0
          ? { verdict: 'pass', message: say('backend.criterion.toolsVersions') }
          : { verdict: 'warn', message: say('backend.criterion.toolsOld', { names }) };
      },
    },
    {
      id: 'tools.optional',
      judge: ({ tools: found }) => {
        const lacking = found.filter(({ isNeeded, verdict }) => !isNeeded && verdict === 'missing');
        return lacking.length === 0
          ? { verdict: 'pass', message: say('backend.criterion.toolsAll') }
          : {
              verdict: 'warn',
              message: say('backend.criterion.toolsOptional', {
                names: lacking.map(({ name }) => name).join(', '),
              }),
            };
      },
    },
  ],
});
